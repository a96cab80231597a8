import { expect, test } from 'vitest';
import { parse, unparse } from './index.ts';

function canonical(text: string): string {
  const parsed = parse(text);
  return 'ast' in parsed ? unparse(parsed.ast) : JSON.stringify(parsed.issues);
}

test.each([
  ["IF(AND(a > 1, NOT(b)), 'x', 'y')", "a > 1 && !b ? 'x' : 'y'"],
  ["IF(a, 'x')", "a ? 'x' : null"],
  ['IFS(a, 1, b, 2, 3)', 'a ? 1 : b ? 2 : 3'],
  ["SWITCH(stage, 'new', 1, 'won', 2, 0)", "stage == 'new' ? 1 : stage == 'won' ? 2 : 0"],
  ['a = 1', 'a == 1'],
  ['a <> 1', 'a != 1'],
  ["a & '元' & b", "concat(a, '元', b)"],
  ['ISBLANK(a)', 'isBlank(a)'],
  ['OR(a, b, c)', 'a || b || c'],
  ['LEFT(name, 2)', 'name.left(2)'],
  ['LEN(name)', 'size(name)'],
  ['CONTAINS(name, "公司")', "name.contains('公司')"],
  ['SUM(lines.amount)', 'lines.sum(l, l.amount)'],
  ['lines.sum(amount * qty)', 'lines.sum(l, l.amount * l.qty)'],
  ['lines.exists(l > 1)', 'lines.exists(l2, l2.l > 1)'],
  ['lines.all(owner == user.id)', 'lines.all(l, l.owner == user.id)'],
  ['lines.exists(parts.exists(qty > 1))', 'lines.exists(l, l.parts.exists(p, p.qty > 1))'],
  ['COUNT(lines)', 'lines.count()'],
  ['COUNTIF(lines, done)', 'lines.count(l, l.done)'],
  ['SUMIF(lines, done, amount)', 'lines.sum(l, l.done ? l.amount : null)'],
  ['DATEDIF(a, b, "D")', 'daysBetween(a, b)'],
  ['DATEADD(a, 3, "months")', 'addMonths(a, 3)'],
  ['EOMONTH(a, 1)', 'endOfMonth(addMonths(a, 1))'],
  ['DATE(2026, 1, 31)', 'makeDate(2026, 1, 31)'],
  ['ISCHANGED(amount)', 'amount != old.amount'],
  ['PRIORVALUE(stage)', 'old.stage'],
  ['ISNEW()', '!has(old.id)'],
  ['INT(a)', 'floor(a)'],
  ['int(a)', 'roundDown(a)'],
  ['MAX(a, b)', 'max(a, b)'],
  ['TRUE && FALSE()', 'true && false'],
  ['如果（且（金额 ＞ 1，为空（b）），“好”，“坏”）', "金额 > 1 && isBlank(b) ? '好' : '坏'"],
  ['求和(lines.amount) ≥ 100', 'lines.sum(l, l.amount) >= 100'],
  ['今天()', 'today()'],
  ['a // a remark\n + 1', 'a + 1'],
  ['[1, 2,]', '[1, 2]'],
])('%s means %s', (text, expected) => {
  expect(canonical(text)).toBe(expected);
});

test.each([
  ['', 'expression_syntax', 0],
  ['a +', 'expression_syntax', 3],
  ['(a', 'expression_syntax', 2],
  ['a b', 'expression_syntax', 2],
  ["'open", 'expression_string_open', 0],
  ["'\\q'", 'expression_string', 0],
  ["'\\u0000'", 'expression_string', 0],
  ["'\\ud800'", 'expression_string', 0],
  ['1x', 'expression_number', 0],
  [`${'9'.repeat(39)}`, 'expression_number', 0],
  ['while', 'expression_reserved_word', 0],
  ['a.in', 'expression_reserved_word', 2],
  ['IF(a)', 'expression_argument_count', 0],
  ["DATEADD(a, 1, 'W')", 'expression_unit', 14],
  ['lines.sum(1, 2)', 'expression_variable', 10],
  ['a ; b', 'expression_syntax', 2],
  ['好 ¤', 'expression_syntax', 2],
])('%s is refused with %s at %i', (text, code, offset) => {
  const parsed = parse(text);
  expect('issues' in parsed && parsed.issues[0]).toMatchObject({ code, params: { offset } });
});

test('size limits are refusals, not crashes', () => {
  const codeOf = (text: string): string | undefined => {
    const parsed = parse(text);
    return 'issues' in parsed ? parsed.issues[0]?.code : undefined;
  };
  expect(codeOf('a'.repeat(4001))).toBe('expression_too_long');
  expect(codeOf(`${'('.repeat(65)}a${')'.repeat(65)}`)).toBe('expression_too_deep');
  expect(codeOf('('.repeat(3999))).toBe('expression_too_deep');
  expect(codeOf('!'.repeat(3999))).toBe('expression_too_deep');
  expect(codeOf(Array(501).fill('a').join('+'))).toBe('expression_too_many_nodes');
  expect(codeOf(`a in [${Array(1001).fill('1').join(',')}]`)).toBe('expression_list_too_long');
  expect(codeOf(`a in [${Array(1000).fill('1').join(',')}]`)).toBeUndefined();
  expect(codeOf(Array(400).fill('a').join('+'))).toBeUndefined();
  expect(codeOf('😀'.repeat(4000))).toBe('expression_syntax');
});
