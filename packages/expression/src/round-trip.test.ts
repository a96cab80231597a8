import { expect, test } from 'vitest';
import { randomExpression } from './fuzz/generator.ts';
import { randomOf } from './fuzz/random.ts';
import { parse, sameAst, unparse } from './index.ts';
import type { Ast } from './index.ts';

function read(text: string): Ast {
  const parsed = parse(text);
  if ('issues' in parsed) throw new Error(`${text}: ${JSON.stringify(parsed.issues)}`);
  return parsed.ast;
}

test('the canonical text of any tree reads back as that tree', () => {
  const seed = Date.now() % 2_147_483_647;
  const random = randomOf(seed);
  console.info(`round trip: seed ${seed}`);
  for (let round = 0; round < 3000; round += 1) {
    const kind = random.pick(['bool', 'number', 'whole', 'text', 'date', 'instant', 'span'] as const);
    const ast = read(randomExpression(random, kind, random.whole(0, 5)));
    const text = unparse(ast);
    expect(sameAst(read(text), ast), text).toBe(true);
    expect(unparse(read(text))).toBe(text);
  }
});

test.each([
  ['a - (b - c) - d', 'a - (b - c) - d'],
  ['(a - b) - c', 'a - b - c'],
  ['!(a && b) || c', '!(a && b) || c'],
  ['(a ? b : c) ? d : e ? f : g', '(a ? b : c) ? d : e ? f : g'],
  ['-(-5)', '-(-5)'],
  ['- 5', '-5'],
  ['-(5)', '-(5)'],
  ['--a', '--a'],
  ['(a + b).trim()', '(a + b).trim()'],
  ["'it\\'s\\n\\\\'", "'it\\'s\\n\\\\'"],
  ['"双引号"', "'双引号'"],
  ["r'\\d+'", "'\\\\d+'"],
  ['1.50', '1.5'],
  ['1e3', '1000'],
  ['0x1F', '31'],
  ['.5', '0.5'],
  ['-0', '0'],
])('%s is written %s', (text, canonical) => {
  expect(unparse(read(text))).toBe(canonical);
  expect(sameAst(read(canonical), read(text))).toBe(true);
});
