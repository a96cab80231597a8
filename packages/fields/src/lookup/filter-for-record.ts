import { isUuid } from '@tessera/std';
import { noSpan, parse, unparse } from '@tessera/expression';
import type { Ast } from '@tessera/expression';

type Values = Readonly<Record<string, unknown>>;

/**
 * The filter of a lookup with the values of the record under edit in place of `ctx`: `account == ctx.account` becomes
 * `account == "018f…"`. Undefined when there is no filter, or when it cannot be read.
 */
export function filterForRecord(filter: string | undefined, record: Values): string | undefined {
  const parsed = filter === undefined ? undefined : parse(filter);
  return parsed && 'ast' in parsed ? unparse(filled(parsed.ast, record)) : undefined;
}

/**
 * What a record made from inside a lookup starts with, so that its filter finds it: `account == ctx.account` gives the
 * account of the record under edit. Only plain equalities that must all hold count.
 */
export function valuesForRecord(filter: string | undefined, record: Values): Values {
  const parsed = filter === undefined ? undefined : parse(filter);
  return parsed && 'ast' in parsed ? Object.fromEntries(equalities(parsed.ast, record)) : {};
}

function equalities(ast: Ast, record: Values): readonly (readonly [string, unknown])[] {
  if (ast.kind !== 'binary') return [];
  if (ast.operator === '&&') return [...equalities(ast.left, record), ...equalities(ast.right, record)];
  const { left, right } = ast;
  if (ast.operator !== '==' || left.kind !== 'name' || right.kind !== 'select') return [];
  const value = right.target.kind === 'name' && right.target.name === 'ctx' ? record[right.name] : undefined;
  return value === undefined || value === null ? [] : [[left.name, value]];
}

function filled(ast: Ast, record: Values): Ast {
  const inner = (node: Ast): Ast => filled(node, record);
  switch (ast.kind) {
    case 'select':
      if (ast.target.kind === 'name' && ast.target.name === 'ctx') return constant(record[ast.name]);
      return ast.name === 'id' && isContext(ast.target) ? inner(ast.target) : { ...ast, target: inner(ast.target) };
    case 'call':
      return { ...ast, args: ast.args.map(inner) };
    case 'unary':
      return { ...ast, operand: inner(ast.operand) };
    case 'binary':
      return { ...ast, left: inner(ast.left), right: inner(ast.right) };
    case 'conditional':
      return { ...ast, condition: inner(ast.condition), then: inner(ast.then), otherwise: inner(ast.otherwise) };
    case 'list':
      return { ...ast, items: ast.items.map(inner) };
    case 'macro':
      return { ...ast, target: inner(ast.target), ...(ast.body ? { body: inner(ast.body) } : {}) };
    default:
      return ast;
  }
}

function isContext(ast: Ast): boolean {
  return ast.kind === 'select' && ast.target.kind === 'name' && ast.target.name === 'ctx';
}

/** A form value as a constant: links by id, amounts and decimals as numbers. */
function constant(value: unknown): Ast {
  if (typeof value === 'boolean') return { kind: 'bool', value, span: noSpan };
  if (typeof value === 'number') return number(String(value));
  if (typeof value === 'string') return { kind: 'string', value, span: noSpan };
  if (Array.isArray(value)) return { kind: 'list', items: value.map(constant), span: noSpan };
  if (typeof value !== 'object' || value === null) return { kind: 'null', span: noSpan };
  if ('id' in value) return isUuid(value.id) ? constant(value.id) : constant(null);
  if ('amount' in value && typeof value.amount === 'string') return number(value.amount);
  return 'number' in value ? constant(value.number) : constant(null);
}

function number(text: string): Ast {
  const digits = /^-?\d+(\.\d+)?$/.test(text) ? text : undefined;
  if (digits === undefined) return constant(null);
  const bare: Ast = { kind: 'number', text: digits.replace('-', ''), span: noSpan };
  return digits.startsWith('-') ? { kind: 'unary', operator: '-', operand: bare, span: noSpan } : bare;
}
