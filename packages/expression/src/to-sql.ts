import { sqlAggregate } from './sql-aggregate.ts';
import type { Typed } from './check.ts';
import { emitArithmetic } from './sql-arithmetic.ts';
import { emitComparison, emitMember } from './sql-comparison.ts';
import { castOf, constantSql } from './sql-constant.ts';
import { bindArguments } from './sql-bind.ts';
import { isSimple } from './node.ts';
import type { Node } from './node.ts';
import { joinSql, raw, sql } from './sql.ts';
import { emitAs, emitBool, emitNumber } from './sql-emit.ts';
import type { Polarity, SqlState } from './sql-emit.ts';
import type { Sql, SqlDialect } from './sql.ts';
import { isNullable, withNullable } from './type.ts';
import type { ExpressionType } from './type.ts';
import { assert } from '@tessera/std';

/**
 * The expression as SQL over the dialect's columns. Values are parameters, always cast.
 * `where`: stands as a condition in WHERE; `value` (default): the exact value, NULL for unknown.
 * Contract: the expression has the `filter` capability.
 */
export function toSql(typed: Typed, dialect: SqlDialect, options: { readonly position?: 'where' | 'value' } = {}): Sql {
  assert(typed.capabilities.filter === true, 'an expression without the filter capability has no SQL');
  return emit(typed.node, { dialect, slots: [], emit }, options.position === 'where' ? 'positive' : 'exact');
}

/** The SQL of a node. */
function emit(node: Node, state: SqlState, polarity: Polarity): Sql {
  switch (node.kind) {
    case 'constant':
      return constantSql(node.value, node.type);
    case 'read':
      return emitRead(node, state);
    case 'collection':
      return raw('NULL');
    case 'not':
      return sql`(NOT ${emit(node.operand, state, 'exact')})`;
    case 'negate':
      return sql`(- ${emitNumber(node.operand, state)})`;
    case 'logic': {
      const operands = node.operands.map((operand) => emitBool(operand, state, polarity));
      return sql`(${joinSql(operands, node.operator === '&&' ? ' AND ' : ' OR ')})`;
    }
    case 'compare':
      return emitComparison(node, state, polarity);
    case 'arithmetic':
      return emitArithmetic(node, state);
    case 'member':
      return emitMember(node, state, polarity);
    case 'conditional':
      return emitConditional(node, state, polarity);
    case 'list':
      return sql`ARRAY[${joinSql(
        node.items.map((item) => emitAs(item, itemType(node.type), state)),
        ', ',
      )}]::${castOf(node.type)}`;
    case 'call':
      return emitCall(node, state, polarity);
    case 'aggregate':
      return sqlAggregate(node, state, polarity);
  }
}

function itemType(type: ExpressionType): ExpressionType {
  return type.kind === 'list' ? type.item : type;
}

function emitRead(node: Extract<Node, { kind: 'read' }>, state: SqlState): Sql {
  const { source, path } = node;
  if (source.kind === 'record') return state.dialect.column(path);
  if (source.kind === 'root') return state.dialect.column([source.root, ...path]);
  const slot = state.slots[source.slot];
  assert(slot !== undefined, 'a macro variable is read inside its macro');
  return 'column' in slot ? slot.column(path) : slot;
}

function emitConditional(node: Extract<Node, { kind: 'conditional' }>, state: SqlState, polarity: Polarity): Sql {
  const [then, otherwise] = [
    emitAs(node.then, node.type, state, polarity),
    emitAs(node.otherwise, node.type, state, polarity),
  ];
  const condition = emitBool(node.condition, state, 'exact');
  return isNullable(node.condition.type)
    ? sql`(CASE (${condition}) WHEN TRUE THEN ${then} WHEN FALSE THEN ${otherwise} END)`
    : sql`(CASE WHEN ${condition} THEN ${then} ELSE ${otherwise} END)`;
}

function emitCall(node: Extract<Node, { kind: 'call' }>, state: SqlState, polarity: Polarity): Sql {
  const { definition, args } = node;
  const indexed = polarity === 'positive' && definition.name === 'contains' ? searchIndex(args, state) : undefined;
  if (indexed) return indexed;
  assert(definition.sql, `${definition.name} has no SQL`);
  const shared = listType(args);
  const emitted = args.map((arg) => {
    if (definition.unifies) return emitAs(arg, node.type, state);
    if (shared && arg.type.kind === 'list') return emitAs(arg, shared, state);
    if (arg.type.kind === 'null') return raw(`NULL::${castOf(nullStandIn(definition.name, arg.type))}`);
    return arg.type.kind === 'number' ? emitNumber(arg, state) : emit(arg, state, 'exact');
  });
  const simple = new Set(emitted.filter((_, index) => isSimpleAt(args, index)));
  const types = args.map((arg) => arg.type);
  return definition.sql(emitted, {
    dialect: state.dialect,
    types: definition.unifies ? types.map((type) => withNullable(node.type, isNullable(type))) : types,
    bind: (values, template) => bindArguments(values, simple, template),
  });
}

function isSimpleAt(args: readonly Node[], index: number): boolean {
  const arg = args[index];
  return arg !== undefined && isSimple(arg);
}

/** The type of the first list with a known item; empty lists beside it take its type. */
function listType(args: readonly Node[]): ExpressionType | undefined {
  return args.map((arg) => arg.type).find((type) => type.kind === 'list' && type.item.kind !== 'null');
}

/** A type for a bare null argument that the function accepts. */
function nullStandIn(name: string, type: ExpressionType): ExpressionType {
  const numeric = ['abs', 'sign', 'floor', 'ceil', 'round', 'roundUp', 'roundDown', 'mod', 'sum', 'min', 'max'];
  return numeric.includes(name) ? { kind: 'number', nullable: true } : type;
}

function searchIndex(args: readonly Node[], { dialect }: SqlState): Sql | undefined {
  const [field, needle] = args;
  if (field?.kind !== 'read' || field.source.kind !== 'record' || needle?.kind !== 'constant') return undefined;
  return typeof needle.value === 'string' ? dialect.contains?.(field.path, needle.value) : undefined;
}
