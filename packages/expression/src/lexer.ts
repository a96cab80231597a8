import { issue } from '@tessera/std';
import type { Issue } from '@tessera/std';
import { readQuoted } from './string-literal.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'symbol' | 'end';
  /** Name, canonical number, string value, or canonical symbol. */
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

/** Punctuation that a Chinese input method produces, read as its ASCII twin outside strings. */
const fullWidth: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '。': '.',
  '！': '!',
  '＝': '=',
  '＞': '>',
  '＜': '<',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '＆': '&',
  '？': '?',
  '：': ':',
  '【': '[',
  '】': ']',
  '＋': '+',
  '－': '-',
  '×': '*',
  '÷': '/',
};

const symbols = ['&&', '||', '==', '!=', '<=', '>=', '<>', ...'()[].,?:!<>=+-*/%&'] as const;
const spellings: Readonly<Record<string, string>> = { '=': '==', '<>': '!=' };
const nameStart = /[\p{L}_]/u;
const namePattern = /[\p{L}_][\p{L}\p{N}_]*/uy;
const numberPattern = /(?:0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)/y;
const blankPattern = /(?:\s|\/\/[^\n]*)+/y;

/** The tokens of a text, ending with one of kind `end`; or what cannot be read. */
export function tokenize(text: string): Token[] | Issue {
  const tokens: Token[] = [];
  let at = 0;
  while (true) {
    at += match(blankPattern, text, at)?.length ?? 0;
    if (at >= text.length) break;
    const token = readToken(text, at);
    if ('code' in token) return token;
    tokens.push(token);
    at = token.offset + token.length;
  }
  tokens.push({ kind: 'end', text: '', offset: text.length, length: 0 });
  return tokens;
}

function readToken(text: string, at: number): Token | Issue {
  const quoted = readQuoted(text, at);
  if (quoted) {
    if ('fault' in quoted) return issue('', quoted.fault, { offset: at, length: quoted.length });
    return { kind: 'string', text: quoted.value, offset: at, length: quoted.length };
  }
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (nameStart.test(char)) {
    const name = match(namePattern, text, at) ?? char;
    return { kind: 'name', text: name, offset: at, length: name.length };
  }
  const digits = match(numberPattern, text, at);
  if (digits !== undefined && digits !== '') return readNumber(text, at, digits);
  const twin = fullWidth[char];
  if (twin !== undefined) {
    const next = fullWidth[text[at + 1] ?? ''] ?? text[at + 1] ?? '';
    const pair = symbols.find((symbol) => symbol.length === 2 && symbol === twin + next);
    return { kind: 'symbol', text: spell(pair ?? twin), offset: at, length: pair ? 2 : 1 };
  }
  const symbol = symbols.find((candidate) => text.startsWith(candidate, at));
  if (symbol) return { kind: 'symbol', text: spell(symbol), offset: at, length: symbol.length };
  return issue('', 'expression_syntax', { offset: at, length: char.length, found: char });
}

function readNumber(text: string, at: number, digits: string): Token | Issue {
  const after = text[at + digits.length] ?? '';
  const value = shortestDecimal(digits);
  if (value === undefined || (after !== '' && nameStart.test(after))) {
    return issue('', 'expression_number', { offset: at, length: digits.length, found: digits });
  }
  return { kind: 'number', text: value, offset: at, length: digits.length };
}

/** The shortest plain spelling of a number, or undefined when it needs more than 38 digits on either side of the point. */
function shortestDecimal(spelling: string): string | undefined {
  if (/^0[xX]/.test(spelling)) return shortestDecimal(BigInt(spelling).toString());
  const parts = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(spelling);
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const shift = Number(exponent);
  if (whole + fraction === '' || Math.abs(shift) > 100) return undefined;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const left = (point > 0 ? digits.slice(0, point).padEnd(point, '0') : '').replace(/^0+/, '');
  const right = (point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '');
  if (left.length > 38 || right.length > 38) return undefined;
  const plain = `${left || '0'}${right ? `.${right}` : ''}`;
  return plain === '0' ? '0' : sign + plain;
}

function spell(symbol: string): string {
  return spellings[symbol] ?? symbol;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
