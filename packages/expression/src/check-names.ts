import type { Ast } from './ast.ts';
import { refuse, similarNames } from './check-state.ts';
import type { CheckState } from './check-state.ts';
import { maxRelationDepth } from './limits.ts';
import type { Node, ReadSource } from './node.ts';
import { isRoot } from './scope.ts';
import { isNullable, withNullable } from './type.ts';
import type { ExpressionType } from './type.ts';

type NameAst = Extract<Ast, { kind: 'name' }>;
type SelectAst = Extract<Ast, { kind: 'select' }>;

/** A bare name: a variable, a root, or a field of the record. */
export function checkName(ast: NameAst, state: CheckState): Node | undefined {
  const local = state.locals.get(ast.name);
  if (local) {
    if (local.item) return local.item;
    return recordNode({ kind: 'variable', slot: local.slot }, local.entity ?? '');
  }
  const type = state.scope.names(ast.name) ?? idType(ast.name, state.scope.entity);
  if (!type) {
    const similar = similarNames(ast.name, state.scope.list?.() ?? []);
    return refuse(state, ast, 'expression_unknown_name', { name: ast.name, similar });
  }
  if (type.kind === 'record' && isRoot(ast.name)) return recordNode({ kind: 'root', root: ast.name }, type.entity);
  return fieldNode({ kind: 'record' }, [ast.name], identified(type, ast.name, state.scope.entity));
}

/** A walk: a field of a record, a root or the record behind a lookup. */
export function checkSelect(ast: SelectAst, state: CheckState): Node | undefined {
  const target = state.check(ast.target, state);
  if (!target) return undefined;
  const { type } = target;
  if (target.kind !== 'read' || (type.kind !== 'record' && type.kind !== 'relation')) {
    return refuse(state, ast, 'expression_cannot_walk', { name: ast.name, found: type.kind });
  }
  if (type.kind === 'relation') return checkWalk(ast, target.source, target.path, type, state);
  const member = state.scope.members(type.entity, ast.name) ?? idType(ast.name, type.entity);
  if (!member) return unknownMember(ast, type.entity, state);
  const isOld = target.source.kind === 'root' && target.source.root === 'old';
  const field = identified(member, ast.name, type.entity);
  return fieldNode(target.source, [...target.path, ast.name], isOld ? withNullable(field, true) : field);
}

function checkWalk(
  ast: SelectAst,
  source: ReadSource,
  path: readonly string[],
  relation: Extract<ExpressionType, { kind: 'relation' }>,
  state: CheckState,
): Node | undefined {
  if (ast.name === 'id') return fieldNode(source, path, relation);
  if (path.length === 0)
    return refuse(state, ast, 'expression_cannot_walk', { name: ast.name, found: 'item of a list' });
  const hops = source.kind === 'root' && source.root === 'user' ? path.length - 1 : path.length;
  if (hops > maxRelationDepth) return refuse(state, ast, 'expression_walk_too_long', { limit: maxRelationDepth });
  const member = state.scope.members(relation.entity, ast.name);
  if (!member) return unknownMember(ast, relation.entity, state);
  const type = withNullable(member, relation.nullable || isNullable(member));
  return fieldNode(source, [...path, ast.name], type);
}

function unknownMember(ast: SelectAst, entity: string, state: CheckState): undefined {
  const similar = similarNames(ast.name, state.scope.list?.(entity) ?? []);
  return refuse(state, ast, 'expression_unknown_member', { name: ast.name, entity, similar });
}

/** Every record has an id, whether metadata lists it or not. */
function idType(name: string, entity: string | undefined): ExpressionType | undefined {
  return name === 'id' && entity !== undefined ? { kind: 'relation', nullable: false, entity } : undefined;
}

/** A field named `id` is the record itself, so that it compares with lookups. */
function identified(type: ExpressionType, name: string, entity: string | undefined): ExpressionType {
  return name === 'id' && type.kind === 'string'
    ? { kind: 'relation', nullable: type.nullable, entity: entity ?? '' }
    : type;
}

function fieldNode(source: ReadSource, path: readonly string[], type: ExpressionType): Node {
  return { kind: type.kind === 'collection' ? 'collection' : 'read', source, path, type };
}

function recordNode(source: ReadSource, entity: string): Node {
  return { kind: 'read', source, path: [], type: { kind: 'record', entity } };
}

/** A record stands for its id where a value is needed. */
export function valueOf(node: Node): Node {
  if (node.kind !== 'read' || node.type.kind !== 'record') return node;
  const isOld = node.source.kind === 'root' && node.source.root === 'old';
  return { ...node, path: [...node.path, 'id'], type: { kind: 'relation', nullable: isOld, entity: node.type.entity } };
}
