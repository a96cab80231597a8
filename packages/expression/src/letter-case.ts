import { param, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/**
 * Letter case by one fixed table: Latin, Greek, Cyrillic and full-width letters, one character to one.
 * Why: case folding differs between Postgres versions, providers and JavaScript engines; a table is the same everywhere.
 */
const { upper, lower } = caseTable();
const toLower = new Map(pairs(upper, lower));
const toUpper = new Map(pairs(lower, upper));
const beyondAscii = /[\u0080-\uffff]/;

export function upperCase(text: string): string {
  return beyondAscii.test(text) ? convert(text, toUpper) : text.toUpperCase();
}

export function lowerCase(text: string): string {
  return beyondAscii.test(text) ? convert(text, toLower) : text.toLowerCase();
}

export function upperCaseSql(text: Sql): Sql {
  return sql`translate(${text}, ${param(lower, 'text')}, ${param(upper, 'text')})`;
}

export function lowerCaseSql(text: Sql): Sql {
  return sql`translate(${text}, ${param(upper, 'text')}, ${param(lower, 'text')})`;
}

function convert(text: string, table: ReadonlyMap<string, string>): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    result += table.get(char) ?? char;
  }
  return result;
}

function pairs(from: string, to: string): [string, string][] {
  return Array.from({ length: from.length }, (_, index) => [from.charAt(index), to.charAt(index)]);
}

function caseTable(): { upper: string; lower: string } {
  const shifted: readonly (readonly [number, number, number])[] = [
    [0x41, 0x5a, 32],
    [0xc0, 0xd6, 32],
    [0xd8, 0xde, 32],
    [0x391, 0x3a1, 32],
    [0x3a3, 0x3ab, 32],
    [0x400, 0x40f, 80],
    [0x410, 0x42f, 32],
    [0xff21, 0xff3a, 32],
  ];
  const alternating: readonly (readonly [number, number])[] = [
    [0x100, 0x12e],
    [0x132, 0x136],
    [0x139, 0x147],
    [0x14a, 0x176],
    [0x179, 0x17d],
  ];
  let [upperLetters, lowerLetters] = ['', ''];
  const put = (code: number, distance: number): void => {
    upperLetters += String.fromCharCode(code);
    lowerLetters += String.fromCharCode(code + distance);
  };
  for (const [first, last, distance] of shifted) for (let code = first; code <= last; code += 1) put(code, distance);
  for (const [first, last] of alternating) for (let code = first; code <= last; code += 2) put(code, 1);
  return { upper: upperLetters, lower: lowerLetters };
}
