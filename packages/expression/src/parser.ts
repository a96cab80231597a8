import { issue } from '@tessera/std';
import type { Issue } from '@tessera/std';
import type { Ast, BinaryOperator, Span } from './ast.ts';
import { tokenize } from './lexer.ts';
import type { Token } from './lexer.ts';
import { limitIssue, maxCharacters, maxDepth } from './limits.ts';
import { resolveCall } from './sugar.ts';
import { SyntaxFault } from './syntax-fault.ts';

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

const precedence: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  in: 3,
  '&': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
const constants: Readonly<Record<string, boolean | null>> = {
  true: true,
  TRUE: true,
  真: true,
  false: false,
  FALSE: false,
  假: false,
  null: null,
  NULL: null,
};
const reserved = new Set(
  'as break const continue else for function if import let loop package namespace return var void while in'.split(' '),
);

/**
 * Reads a text. Excel, Chinese and full-width spellings are resolved to the canonical tree.
 * Issues carry `offset` and `length` in UTF-16 units.
 */
export function parse(text: string): { ast: Ast } | { issues: Issue[] } {
  const length = Array.from(text).length;
  if (length > maxCharacters) {
    return {
      issues: [
        issue('', 'expression_too_long', { offset: 0, length: text.length, limit: maxCharacters, found: length }),
      ],
    };
  }
  const tokens = tokenize(text);
  if (!Array.isArray(tokens)) return { issues: [tokens] };
  try {
    const cursor: Cursor = { tokens, at: 0, depth: 0 };
    const ast = readExpression(cursor);
    const rest = peek(cursor);
    if (rest.kind !== 'end') throw new SyntaxFault('expression_syntax', rest, { found: rest.text });
    const tooLarge = limitIssue(ast);
    return tooLarge ? { issues: [tooLarge] } : { ast };
  } catch (fault) {
    if (fault instanceof SyntaxFault) return { issues: [fault.issue] };
    throw fault;
  }
}

function peek(cursor: Cursor): Token {
  return (
    cursor.tokens[Math.min(cursor.at, cursor.tokens.length - 1)] ?? { kind: 'end', text: '', offset: 0, length: 0 }
  );
}

function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.at += 1;
  return token;
}

function takeSymbol(cursor: Cursor, text: string): Token | undefined {
  const token = peek(cursor);
  return token.kind === 'symbol' && token.text === text ? take(cursor) : undefined;
}

function expectSymbol(cursor: Cursor, text: string): Token {
  const token = takeSymbol(cursor, text);
  if (token) return token;
  const found = peek(cursor);
  throw new SyntaxFault('expression_syntax', found, { found: found.text, expected: text });
}

function between(first: Span, last: Span): Span {
  return { offset: first.offset, length: last.offset + last.length - first.offset };
}

function readExpression(cursor: Cursor): Ast {
  cursor.depth += 1;
  if (cursor.depth > maxDepth) throw new SyntaxFault('expression_too_deep', peek(cursor), { limit: maxDepth });
  const branches: { condition: Ast; then: Ast }[] = [];
  let last = readBinary(cursor, 1);
  while (takeSymbol(cursor, '?')) {
    const then = readExpression(cursor);
    expectSymbol(cursor, ':');
    branches.push({ condition: last, then });
    last = readBinary(cursor, 1);
  }
  cursor.depth -= 1;
  return branches.reduceRight<Ast>(
    (otherwise, { condition, then }) => ({
      kind: 'conditional',
      condition,
      then,
      otherwise,
      span: between(condition.span, otherwise.span),
    }),
    last,
  );
}

function operatorAt(cursor: Cursor): string | undefined {
  const token = peek(cursor);
  const operator = token.kind === 'symbol' || (token.kind === 'name' && token.text === 'in') ? token.text : '';
  return precedence[operator] === undefined ? undefined : operator;
}

function readBinary(cursor: Cursor, weakest: number): Ast {
  let left = readUnary(cursor);
  for (let operator = operatorAt(cursor); operator !== undefined; operator = operatorAt(cursor)) {
    const strength = precedence[operator] ?? 0;
    if (strength < weakest) break;
    take(cursor);
    const right = readBinary(cursor, strength + 1);
    const span = between(left.span, right.span);
    left =
      operator === '&'
        ? resolveCall('concat', [left, right], span)
        : { kind: 'binary', operator: operator as BinaryOperator, left, right, span };
  }
  return left;
}

function readUnary(cursor: Cursor): Ast {
  const token = peek(cursor);
  if (token.kind !== 'symbol' || (token.text !== '!' && token.text !== '-')) return readMember(cursor);
  take(cursor);
  const next = peek(cursor);
  if (token.text === '-' && next.kind === 'number') {
    take(cursor);
    const text = next.text === '0' ? '0' : `-${next.text}`;
    return readSuffixes(cursor, { kind: 'number', text, span: between(token, next) });
  }
  cursor.depth += 1;
  if (cursor.depth > maxDepth) throw new SyntaxFault('expression_too_deep', token, { limit: maxDepth });
  const operand = readUnary(cursor);
  cursor.depth -= 1;
  return { kind: 'unary', operator: token.text, operand, span: between(token, operand.span) };
}

function readMember(cursor: Cursor): Ast {
  return readSuffixes(cursor, readPrimary(cursor));
}

function readSuffixes(cursor: Cursor, start: Ast): Ast {
  let target = start;
  while (takeSymbol(cursor, '.')) {
    const name = take(cursor);
    if (name.kind !== 'name') throw new SyntaxFault('expression_syntax', name, { found: name.text, expected: 'name' });
    if (takeSymbol(cursor, '(')) {
      const { args, end } = readArguments(cursor);
      target = resolveCall(name.text, [target, ...args], between(target.span, end), { method: true });
    } else {
      if (reserved.has(name.text)) throw new SyntaxFault('expression_reserved_word', name, { name: name.text });
      target = { kind: 'select', target, name: name.text, span: between(target.span, name) };
    }
  }
  return target;
}

function readArguments(cursor: Cursor): { args: Ast[]; end: Token } {
  return readList(cursor, ')');
}

function readList(cursor: Cursor, closer: string): { args: Ast[]; end: Token } {
  const args: Ast[] = [];
  let end = takeSymbol(cursor, closer);
  while (!end) {
    args.push(readExpression(cursor));
    end = takeSymbol(cursor, closer);
    if (end) break;
    expectSymbol(cursor, ',');
    end = takeSymbol(cursor, closer);
  }
  return { args, end };
}

function readPrimary(cursor: Cursor): Ast {
  const token = take(cursor);
  const span: Span = { offset: token.offset, length: token.length };
  if (token.kind === 'number') return { kind: 'number', text: token.text, span };
  if (token.kind === 'string') return { kind: 'string', value: token.text, span };
  if (token.kind === 'name') return readName(cursor, token, span);
  if (token.kind === 'symbol' && token.text === '(') {
    const inner = readExpression(cursor);
    expectSymbol(cursor, ')');
    return inner;
  }
  if (token.kind === 'symbol' && token.text === '[') {
    const { args, end } = readList(cursor, ']');
    return { kind: 'list', items: args, span: between(token, end) };
  }
  throw new SyntaxFault('expression_syntax', token, { found: token.text });
}

function readName(cursor: Cursor, token: Token, span: Span): Ast {
  if (takeSymbol(cursor, '(')) {
    const { args, end } = readArguments(cursor);
    return resolveCall(token.text, args, between(token, end));
  }
  if (Object.hasOwn(constants, token.text)) {
    const value = constants[token.text] ?? null;
    return value === null ? { kind: 'null', span } : { kind: 'bool', value, span };
  }
  if (reserved.has(token.text)) throw new SyntaxFault('expression_reserved_word', span, { name: token.text });
  return { kind: 'name', name: token.text, span };
}
