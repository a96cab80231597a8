import type { Ast, MacroName } from './ast.ts';
import { valueOf } from './check-names.ts';
import { checkBool } from './check-operators.ts';
import { refuse } from './check-state.ts';
import type { CheckState, Local } from './check-state.ts';
import { maxRelationDepth } from './limits.ts';
import type { Node } from './node.ts';
import { isRoot } from './scope.ts';
import { describeType, isNullable, withNullable } from './type.ts';
import type { ExpressionType } from './type.ts';
import { numberType } from './unify.ts';

type MacroAst = Extract<Ast, { kind: 'macro' }>;
const judging: ReadonlySet<MacroName> = new Set(['exists', 'all', 'count']);
const comparing: ReadonlySet<string> = new Set(['number', 'string', 'date', 'timestamp', 'duration']);

/** `lines.sum(l, l.amount)` and its kin, over a collection or a list. */
export function checkMacro(ast: MacroAst, state: CheckState): Node | undefined {
  const over = state.check(ast.target, state);
  if (!over) return undefined;
  if (over.type.kind !== 'collection' && over.type.kind !== 'list') {
    return refuse(state, ast.target, 'expression_wrong_type', {
      expected: 'collection',
      found: describeType(over.type),
    });
  }
  const slot = [...state.locals.values()].reduce((most, local) => Math.max(most, local.slot + 1), 0);
  if (slot >= maxRelationDepth) return refuse(state, ast, 'expression_too_deep', { limit: maxRelationDepth });
  const item = itemNode(over, slot);
  const body = bodyOf(ast, item, slot, over, state);
  if (body === 'missing') return refuse(state, ast, 'expression_macro_body', { name: ast.name });
  if (body === undefined) return undefined;
  const type = aggregateType(ast.name, over.type, body);
  if (!type) {
    return refuse(state, ast.body ?? ast, 'expression_argument_type', {
      name: ast.name,
      expected: ast.name === 'sum' || ast.name === 'avg' ? 'number' : 'comparable',
      found: describeType(body === 'none' ? over.type : body.type),
    });
  }
  return { kind: 'aggregate', macro: ast.name, over, slot, ...(body === 'none' ? {} : { body }), type };
}

function itemNode(over: Node, slot: number): Node | undefined {
  if (over.type.kind !== 'list') return undefined;
  return { kind: 'read', source: { kind: 'variable', slot }, path: [], type: over.type.item };
}

function bodyOf(
  ast: MacroAst,
  item: Node | undefined,
  slot: number,
  over: Node,
  state: CheckState,
): Node | undefined | 'none' | 'missing' {
  if (ast.variable === undefined || !ast.body) {
    if (ast.name === 'count') return 'none';
    return item && !judging.has(ast.name) ? item : 'missing';
  }
  if (isRoot(ast.variable) || state.locals.has(ast.variable)) {
    return refuse(state, ast, 'expression_variable_taken', { name: ast.variable });
  }
  const entity = over.type.kind === 'collection' ? over.type.entity : '';
  const local: Local = item ? { slot, item } : { slot, entity };
  const inner: CheckState = { ...state, locals: new Map([...state.locals, [ast.variable, local]]) };
  if (judging.has(ast.name)) return checkBool(ast.body, inner);
  const body = state.check(ast.body, inner);
  return body && valueOf(body);
}

function aggregateType(name: MacroName, over: ExpressionType, body: Node | 'none'): ExpressionType | undefined {
  const unknownList = isNullable(over);
  if (name === 'count') return numberType(unknownList, 0);
  if (body === 'none') return undefined;
  if (name === 'exists' || name === 'all') return { kind: 'bool', nullable: unknownList || isNullable(body.type) };
  const { type } = body;
  if (name === 'sum') return type.kind === 'number' ? numberType(unknownList, type.scale) : undefined;
  if (name === 'avg') return type.kind === 'number' ? numberType(true, 12) : undefined;
  if (type.kind === 'number') return numberType(true, type.scale);
  return comparing.has(type.kind) ? withNullable(type, true) : undefined;
}
