import { isCleanText } from '@tessera/std';

type Quoted = { readonly value: string; readonly length: number } | { readonly fault: string; readonly length: number };

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  '?': '?',
};
const closers: Readonly<Record<string, string>> = { "'": "'", '"': '"', '“': '”', '‘': '’' };
const numericEscape = /(?:x([0-9a-fA-F]{2})|X([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2}))/y;

/** The string that starts at `at`, with its escapes resolved; undefined when none starts there. */
export function readQuoted(text: string, at: number): Quoted | undefined {
  const raw = /^[rR]["']/.test(text.slice(at, at + 2));
  const start = raw ? at + 1 : at;
  const open = text[start] ?? '';
  const single = closers[open];
  if (single === undefined) return undefined;
  const triple = (open === "'" || open === '"') && text.startsWith(open.repeat(3), start);
  const closer = triple ? open.repeat(3) : single;
  let value = '';
  let position = start + closer.length;
  while (position < text.length) {
    if (text.startsWith(closer, position)) {
      const length = position + closer.length - at;
      return isCleanText(value) ? { value, length } : { fault: 'expression_string', length };
    }
    const char = text[position] ?? '';
    if (char === '\n' && !triple) break;
    if (char !== '\\' || raw) {
      value += char;
      position += 1;
      continue;
    }
    const escape = readEscape(text, position + 1);
    if (!escape) return { fault: 'expression_string', length: position + 2 - at };
    value += escape.value;
    position += 1 + escape.length;
  }
  return { fault: 'expression_string_open', length: text.length - at };
}

function readEscape(text: string, at: number): { value: string; length: number } | undefined {
  const simple = simpleEscapes[text[at] ?? ''];
  if (simple !== undefined) return { value: simple, length: 1 };
  numericEscape.lastIndex = at;
  const parts = numericEscape.exec(text);
  if (!parts) return undefined;
  const hex = parts[1] ?? parts[2] ?? parts[3] ?? parts[4];
  const code = hex === undefined ? Number.parseInt(parts[5] ?? '', 8) : Number.parseInt(hex, 16);
  return code > 0x10ffff ? undefined : { value: String.fromCodePoint(code), length: parts[0].length };
}

/** A string as the canonical text spells it: single quotes, escapes only where needed. */
export function quote(value: string): string {
  return `'${value.split('').map(escaped).join('')}'`;
}

const namedEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escaped(char: string): string {
  const code = char.charCodeAt(0);
  const isControl = code < 0x20 || code === 0x7f;
  return namedEscapes[char] ?? (isControl ? `\\u${code.toString(16).padStart(4, '0')}` : char);
}
