import type { Ast } from './ast.ts';
import { functionByName } from './functions/registry.ts';
import { quote } from './string-literal.ts';

const strength: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  in: 3,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
const unary = 7;
const member = 8;

/** The canonical text of a tree: what documents store. Contract: parsing it gives the same tree. */
export function unparse(ast: Ast): string {
  switch (ast.kind) {
    case 'null':
      return 'null';
    case 'bool':
      return String(ast.value);
    case 'number':
      return ast.text;
    case 'string':
      return quote(ast.value);
    case 'name':
      return ast.name;
    case 'select':
      return `${wrap(ast.target, member)}.${ast.name}`;
    case 'unary':
      return `${ast.operator}${ast.operator === '-' && ast.operand.kind === 'number' ? `(${unparse(ast.operand)})` : wrap(ast.operand, unary)}`;
    case 'binary': {
      const own = strength[ast.operator] ?? 0;
      return `${wrap(ast.left, own)} ${ast.operator} ${wrap(ast.right, own + 1)}`;
    }
    case 'conditional':
      return `${wrap(ast.condition, 1)} ? ${unparse(ast.then)} : ${unparse(ast.otherwise)}`;
    case 'list':
      return `[${ast.items.map(unparse).join(', ')}]`;
    case 'macro': {
      const inner = ast.body ? `${ast.variable ?? ''}, ${unparse(ast.body)}` : '';
      return `${wrap(ast.target, member)}.${ast.name}(${inner})`;
    }
    case 'call':
      return unparseCall(ast.name, ast.args);
  }
}

function unparseCall(name: string, args: readonly Ast[]): string {
  const [target, ...rest] = args;
  if (functionByName(name)?.style === 'method' && target) {
    return `${wrap(target, member)}.${name}(${rest.map(unparse).join(', ')})`;
  }
  return `${name}(${args.map(unparse).join(', ')})`;
}

/** Parentheses when the node binds weaker than its place needs; a number before a dot needs them too. */
function wrap(ast: Ast, needed: number): string {
  const text = unparse(ast);
  const own = strengthOf(ast);
  return own < needed || (needed === member && ast.kind === 'number') ? `(${text})` : text;
}

function strengthOf(ast: Ast): number {
  if (ast.kind === 'binary') return strength[ast.operator] ?? 0;
  if (ast.kind === 'conditional') return 0;
  return ast.kind === 'unary' ? unary : member;
}
