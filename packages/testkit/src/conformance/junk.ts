import type { Json } from '@tessera/std';

const long = '长'.repeat(100_000);

/** Values that no client should send, and some will. */
export const junkValues: readonly Json[] = [
  '',
  ' ',
  'null',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  long,
  '9'.repeat(5000),
  `-${'1'.repeat(300)}.${'1'.repeat(300)}`,
  '1e999999999',
  'NaN',
  "'; drop table x; --",
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'javascript:alert(1)',
  '2026-13-45T99:99:99Z',
  0.1,
  -0,
  1e308,
  5e-324,
  2 ** 53,
  true,
  false,
  [],
  [[]],
  [null],
  [{}],
  ['\u0000'],
  Array.from({ length: 1000 }, (_, index) => index),
  {},
  { id: null },
  { id: {} },
  { id: '\u0000' },
  { amount: {}, currency: [] },
  { amount: '1', currency: '\ud800' },
  { amount: '1'.repeat(500), currency: 'CNY' },
  { number: '\u0000', raw: [] },
  { number: long, raw: long, extension: long },
  { length: 5 },
  JSON.parse('{"__proto__": {"id": 1}}') as Json,
];

/** Text that Postgres cannot store; refused wherever text goes. */
export const uncleanTexts: readonly string[] = ['a\u0000b', '\ud800', 'x\udfffy'];

/** Texts of cells that are no values of any kind. */
export const junkTexts: readonly string[] = junkValues
  .filter((value) => typeof value === 'string')
  .concat(['(((', '%', '¥', '-', '年月日', '@', '+', ',', ':', '\n']);
