import { childrenOf, noSpan, pathOf } from '@tessera/expression';
import type { Ast, ExpressionType } from '@tessera/expression';
import { fieldType } from '@tessera/model';
import { stepsOf } from '@tessera/plan';
import type { EntityPlan, FieldPlan, Plan } from '@tessera/plan';
import { isUuid } from '@tessera/std';

/** A constant taken out of a filter. */
export interface FilterParam {
  /** `p0`, `p1`, … */
  readonly name: string;
  readonly type: ExpressionType;
  readonly cast: string;
  readonly value: string | boolean | readonly string[];
  /** Departments that stand for all those below them as well. */
  readonly withBelow?: boolean;
}

/** A filter whose constants beside fields became parameters. */
export interface FilterShape {
  readonly ast: Ast;
  readonly params: readonly FilterParam[];
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/**
 * Takes the constants that stand beside a field out of a filter.
 * Invariants: the meaning stays; a constant that does not fit its field is left where it is, for the checker to judge.
 */
export function shareShape(plan: Plan, entity: EntityPlan, ast: Ast): FilterShape {
  if (mentionsParam(ast)) return { ast, params: [] };
  const params: FilterParam[] = [];
  const add = (read: Read): Ast => {
    const name = `p${params.length}`;
    params.push({ name, ...read });
    return { kind: 'select', target: { kind: 'name', name: 'param', span: noSpan }, name, span: noSpan };
  };
  const lift = (constant: Ast, field: Ast): Ast => {
    const type = typeOfPath(plan, entity, field);
    const read = type && readConstant(constant, type);
    return read ? add(read) : constant;
  };
  const visit = (node: Ast): Ast => {
    if (node.kind === 'unary') return { ...node, operand: visit(node.operand) };
    if (node.kind !== 'binary') return node;
    const { operator, left, right } = node;
    const below = departmentsOf(plan, entity, node);
    if (below) {
      const member: Ast = { ...node, operator: 'in', left: below.field, right: add(below.departments) };
      return operator === '!=' ? { kind: 'unary', operator: '!', operand: member, span: noSpan } : member;
    }
    if (operator === '&&' || operator === '||') return { ...node, left: visit(left), right: visit(right) };
    if (operator === 'in' && right.kind === 'list') {
      return { ...node, right: { ...right, items: right.items.map((item) => lift(item, left)) } };
    }
    if (!comparisons.has(operator)) return node;
    const lifted = lift(right, left);
    return lifted === right ? { ...node, left: lift(left, right) } : { ...node, right: lifted };
  };
  return { ast: visit(ast), params };
}

function mentionsParam(ast: Ast): boolean {
  if (ast.kind === 'name') return ast.name === 'param';
  return childrenOf(ast).some(mentionsParam);
}

/** A comparison of a department field that finds what lies below a department as well; undefined for any other. */
function departmentsOf(
  plan: Plan,
  entity: EntityPlan,
  { operator, left, right }: Extract<Ast, { kind: 'binary' }>,
): { readonly field: Ast; readonly departments: Read } | undefined {
  const type = (ast: Ast): ExpressionType | undefined => {
    const field = fieldOfPath(plan, entity, ast);
    return field?.document.kind === 'department' && field.document.includeChildren === true
      ? typeOfPath(plan, entity, ast)
      : undefined;
  };
  const [field, constants] = type(left) ? [left, right] : [right, left];
  const item = type(field);
  const list = operator === 'in' && constants.kind === 'list' && field === left ? constants.items : [constants];
  if (!item || (operator !== 'in' && operator !== '==' && operator !== '!=') || list.length === 0) return undefined;
  const ids = list.map((constant) => readConstant(constant, item)?.value);
  if (!ids.every((id) => typeof id === 'string')) return undefined;
  const departments = { type: { kind: 'list', nullable: false, item }, cast: 'uuid[]', value: ids, withBelow: true };
  return { field, departments: departments as Read };
}

/** The field at the end of a plain path over readable names; undefined for anything else. */
function fieldOfPath(plan: Plan, entity: EntityPlan, ast: Ast): FieldPlan | undefined {
  const path = pathOf(ast);
  if (!path) return undefined;
  const steps = stepsOf(plan, entity, path);
  const last = steps.at(-1);
  if (!last || steps.length !== path.length || last.kind !== 'field') return undefined;
  return steps.some(({ kind }) => kind === 'collection') ? undefined : last.field;
}

function typeOfPath(plan: Plan, entity: EntityPlan, ast: Ast): ExpressionType | undefined {
  const field = fieldOfPath(plan, entity, ast);
  return field && fieldType(plan.documents, plan.kinds, field.entity, field.key);
}

type Read = Omit<FilterParam, 'name'>;

function readConstant(ast: Ast, type: ExpressionType): Read | undefined {
  switch (type.kind) {
    case 'string':
      return ast.kind === 'string'
        ? { type: { kind: 'string', nullable: false }, cast: 'text', value: ast.value }
        : undefined;
    case 'enum':
      if (ast.kind !== 'string' || !type.options.includes(ast.value)) return undefined;
      return { type: { ...type, nullable: false }, cast: 'text', value: ast.value };
    case 'relation':
      if (ast.kind !== 'string' || !isUuid(ast.value.toLowerCase())) return undefined;
      return { type: { ...type, nullable: false }, cast: 'uuid', value: ast.value.toLowerCase() };
    case 'number':
      return readNumber(ast, type);
    case 'date':
      if (ast.kind !== 'string' || !isDay(ast.value)) return undefined;
      return { type: { kind: 'date', nullable: false }, cast: 'date', value: ast.value };
    default:
      return undefined;
  }
}

/** A whole number beside a bigint column stays bigint, so that its index is used. */
function readNumber(ast: Ast, type: Extract<ExpressionType, { kind: 'number' }>): Read | undefined {
  if (ast.kind !== 'number') return undefined;
  const whole = /^-?\d{1,18}$/.test(ast.text);
  if (type.integerColumn && !whole) return undefined;
  if (type.integerColumn)
    return {
      type: { kind: 'number', nullable: false, scale: 0, integerColumn: true },
      cast: 'bigint',
      value: ast.text,
    };
  return { type: { kind: 'number', nullable: false }, cast: 'numeric', value: ast.text };
}

function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
