import { patterns } from '#patterns';
import { parseDate, parseDuration, parseTimestamp } from './calendar.ts';
import type { Ast } from './ast.ts';
import { valueOf } from './check-names.ts';
import { refuse, similarNames } from './check-state.ts';
import type { CheckState } from './check-state.ts';
import { coerceConstant, temporal } from './coerce.ts';
import type { FunctionDefinition, Parameter } from './function-definition.ts';
import { isPeriod, periods } from './functions/periods.ts';
import { functionByName, functions } from './functions/registry.ts';
import type { Node } from './node.ts';
import { describeType, isNullable, withNullable } from './type.ts';
import type { ExpressionType } from './type.ts';
import { numberType } from './unify.ts';

type CallAst = Extract<Ast, { kind: 'call' }>;

export function checkCall(ast: CallAst, state: CheckState): Node | undefined {
  const definition = functionByName(ast.name);
  if (!definition) {
    const similar = similarNames(
      ast.name,
      functions.map(({ name }) => name),
    );
    return refuse(state, ast, 'expression_unknown_function', { name: ast.name, similar });
  }
  const most = definition.repeats ? Infinity : definition.parameters.length;
  const least = definition.parameters.length - (definition.optional ?? 0) - (definition.repeats ? 1 : 0);
  if (ast.args.length < least || ast.args.length > most) {
    return refuse(state, ast, 'expression_argument_count', {
      name: ast.name,
      signature: definition.signature,
      found: ast.args.length,
    });
  }
  const args = ast.args.map((arg, index) => checkArgument(arg, parameterAt(definition, index), definition, state));
  const known = args.filter((node) => node !== undefined);
  if (known.length < args.length) return undefined;
  const special = checkSpecial(definition, known, ast, state);
  if (special !== 'plain') return special;
  const types = known.map((node) => node.type);
  return { kind: 'call', definition, args: known, type: resultType(definition, types) };
}

function parameterAt(definition: FunctionDefinition, index: number): Parameter {
  return definition.parameters[Math.min(index, definition.parameters.length - 1)] ?? 'any';
}

function resultType(definition: FunctionDefinition, types: readonly ExpressionType[]): ExpressionType {
  const result = definition.result(types);
  const strict = definition.strict !== false;
  return withNullable(result, isNullable(result) || definition.partial === true || (strict && types.some(isNullable)));
}

/** Text constants that spell a time become constants; money parts become reads; mixed answers are refused. */
function checkSpecial(
  definition: FunctionDefinition,
  args: readonly Node[],
  ast: CallAst,
  state: CheckState,
): Node | undefined | 'plain' {
  const [first] = args;
  const text = first?.kind === 'constant' && typeof first.value === 'string' ? first.value : undefined;
  if (text !== undefined && definition.name === 'date') return temporal('date', parseDate(text), text, ast, state);
  if (text !== undefined && definition.name === 'timestamp')
    return temporal('timestamp', parseTimestamp(text), text, ast, state);
  if (text !== undefined && definition.name === 'duration')
    return temporal('duration', parseDuration(text), text, ast, state);
  if (first?.kind === 'read' && (definition.name === 'currency' || definition.name === 'base')) {
    const nullable = isNullable(first.type);
    const type: ExpressionType = definition.name === 'base' ? numberType(nullable, 4) : { kind: 'string', nullable };
    return { kind: 'read', source: first.source, path: [...first.path, definition.name], type };
  }
  if (
    definition.unifies &&
    definition.result(args.map((node) => node.type)).kind === 'null' &&
    args.some((node) => node.type.kind !== 'null')
  ) {
    return refuse(state, ast, 'expression_mixed_types', { found: args.map((node) => describeType(node.type)) });
  }
  return 'plain';
}

function checkArgument(
  ast: Ast,
  parameter: Parameter,
  definition: FunctionDefinition,
  state: CheckState,
): Node | undefined {
  const checked = state.check(ast, state);
  if (!checked) return undefined;
  const node = argumentValue(valueOf(checked), parameter, ast, state);
  if (!node) return undefined;
  if (fits(node, parameter, definition)) {
    if (parameter === 'period') return checkPeriod(node, ast, state);
    return parameter === 'pattern' ? checkPattern(node, ast, state) : node;
  }
  return refuse(state, ast, 'expression_argument_type', {
    name: definition.name,
    expected: parameter,
    found: describeType(node.type),
  });
}

function argumentValue(node: Node, parameter: Parameter, ast: Ast, state: CheckState): Node | undefined {
  if (parameter === 'date' || parameter === 'moment') {
    return coerceConstant(node, { kind: 'date', nullable: false }, ast, state);
  }
  return parameter === 'timestamp' ? coerceConstant(node, { kind: 'timestamp', nullable: false }, ast, state) : node;
}

const constantOnly: ReadonlySet<Parameter> = new Set(['days', 'digits', 'pattern', 'period']);

function fits(node: Node, parameter: Parameter, definition: FunctionDefinition): boolean {
  const { type } = node;
  if (type.kind === 'null') return !constantOnly.has(parameter) && parameter !== 'path' && parameter !== 'money';
  switch (parameter) {
    case 'any':
      return type.kind !== 'collection' && (definition.name !== 'size' || isSized(type));
    case 'bool':
    case 'date':
    case 'list':
    case 'number':
    case 'timestamp':
      return type.kind === parameter;
    case 'whole':
      return type.kind === 'number' && type.scale === 0;
    case 'days':
      return (
        node.kind === 'constant' &&
        type.kind === 'number' &&
        type.scale === 0 &&
        Number(node.value) >= 0 &&
        Number(node.value) <= 36_600
      );
    case 'digits':
      return (
        node.kind === 'constant' && type.kind === 'number' && type.scale === 0 && Math.abs(Number(node.value)) <= 20
      );
    case 'money':
      return node.kind === 'read' && type.kind === 'number' && type.money === true;
    case 'moment':
      return type.kind === 'date' || type.kind === 'timestamp';
    case 'day':
      return type.kind === 'date' || type.kind === 'timestamp' || isText(type);
    case 'path':
      return node.kind === 'read' && type.kind !== 'record';
    case 'pattern':
    case 'period':
      return node.kind === 'constant' && type.kind === 'string';
    case 'scalar':
      return ['string', 'enum', 'number', 'bool', 'date', 'timestamp', 'relation'].includes(type.kind);
    case 'text':
      return isText(type);
  }
}

function isText(type: ExpressionType): boolean {
  return type.kind === 'string' || type.kind === 'enum';
}

function isSized(type: ExpressionType): boolean {
  return isText(type) || type.kind === 'list';
}

function checkPeriod(node: Node, ast: Ast, state: CheckState): Node | undefined {
  if (node.kind === 'constant' && isPeriod(node.value)) return node;
  const found = node.kind === 'constant' ? String(node.value) : '';
  return refuse(state, ast, 'expression_period', { found, periods: Object.keys(periods) });
}

/** A browser that has not fetched the engine yet takes every pattern; the server has the last word. */
function checkPattern(node: Node, ast: Ast, state: CheckState): Node | undefined {
  try {
    if (node.kind === 'constant') patterns.now()?.compile(String(node.value));
    return node;
  } catch (fault) {
    return refuse(state, ast, 'expression_pattern', { reason: fault instanceof Error ? fault.message : '' });
  }
}
