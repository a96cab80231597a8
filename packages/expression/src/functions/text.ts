import { patterns } from '#patterns';
import { asIndex, exact } from '../decimal.ts';
import type { FunctionDefinition, Lacks } from '../function-definition.ts';
import { lowerCase, lowerCaseSql, upperCase, upperCaseSql } from '../letter-case.ts';
import { joinSql, param, raw, sql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { numberType } from '../unify.ts';
import { textOf } from '../value.ts';
import type { Value } from '../value.ts';
import type { ExpressionType } from '../type.ts';
import { describe } from './describe.ts';
import type { Described } from './describe.ts';
import { asBig } from './math.ts';
import { textFormIsImmutable, textSql } from './text-form.ts';

const none = raw('NULL');
const text = (): ExpressionType => ({ kind: 'string', nullable: false });
const bool = (): ExpressionType => ({ kind: 'bool', nullable: false });
const whole = (): ExpressionType => numberType(false, 0);
const blanks =
  ' \t\n\r\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

/** A replacement that would grow a text beyond this many characters is unknown, so that no expression can exhaust memory. */
const maxTextLength = 100_000;

function str(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Number of code points. */
function lengthOf(value: string): number {
  let length = value.length;
  for (let index = 0; index < value.length; index += 1) {
    if ((value.charCodeAt(index) & 0xfc00) === 0xdc00) length -= 1;
  }
  return length;
}

function slice(value: string, start: number, end: number): string {
  return value.length === lengthOf(value) ? value.slice(start, end) : Array.from(value).slice(start, end).join('');
}

function trimBlanks(value: string): string {
  let [start, end] = [0, value.length];
  while (start < end && blanks.includes(value.charAt(start))) start += 1;
  while (end > start && blanks.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

/** A whole number as a Postgres integer; kept in range because constants are cast before any CASE decides. */
function integer(value: Sql): Sql {
  return sql`GREATEST(LEAST(${value}, 1000000000), -1000000000)::integer`;
}

function test(
  name: string,
  aliases: readonly string[],
  run: (a: string, b: string) => boolean,
  toSql: (a: Sql, b: Sql) => Sql,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'method',
    parameters: ['text', 'text'],
    result: bool,
    run: ([a, b]) => run(str(a), str(b)),
    sql: ([a = none, b = none]) => toSql(a, b),
    ...described,
  };
}

function change(
  name: string,
  aliases: readonly string[],
  run: (a: string) => string,
  toSql: (a: Sql) => Sql,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'method',
    parameters: ['text'],
    result: text,
    run: ([a]) => run(str(a)),
    sql: ([a = none]) => toSql(a),
    ...described,
  };
}

function ends(
  name: string,
  aliases: readonly string[],
  run: (a: string, n: number) => string,
  toSql: (a: Sql, n: Sql) => Sql,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'method',
    parameters: ['text', 'whole'],
    partial: true,
    result: text,
    run: ([a, n]) => (asIndex(asBig(n)) < 0 ? null : run(str(a), asIndex(asBig(n)))),
    binds: true,
    sql: (args, { bind }) =>
      bind(args, ([a = none, n = none]) => sql`(CASE WHEN ${n} >= 0 THEN ${toSql(a, integer(n))} END)`),
    ...described,
  };
}

const textLacks = (types: readonly ExpressionType[]): Lacks =>
  types.every(textFormIsImmutable) ? {} : { generated: 'capability_not_immutable' };

const size: FunctionDefinition = {
  name: 'size',
  aliases: ['SIZE', 'LEN', 'LENGTH', 'COUNTCHAR', 'COUNTARRAY', '长度', '文本长度'],
  style: 'function',
  parameters: ['any'],
  result: whole,
  run: ([value]) => exact(Array.isArray(value) ? value.length : lengthOf(str(value))),
  sql: ([value = none], { types: [type] }) =>
    type?.kind === 'list' ? sql`cardinality(${value})::numeric` : sql`length(${value})::numeric`,
  ...describe('size(text)', '长度', '文本的字数或列表的项数。', 'Characters of a text or items of a list.'),
};

const concat: FunctionDefinition = {
  name: 'concat',
  aliases: ['CONCAT', 'CONCATENATE', '连接', '合并文本'],
  style: 'function',
  parameters: ['scalar', 'scalar'],
  repeats: true,
  strict: false,
  result: text,
  run: (args, { types }) => args.map((value, index) => (types[index] ? textOf(value, types[index]) : '')).join(''),
  sql: (args, { types }) =>
    sql`(${joinSql(
      args.map((value, index) => sql`COALESCE(${types[index] ? textSql(value, types[index]) : value}, '')`),
      ' || ',
    )})`,
  lacks: textLacks,
  ...describe(
    'concat(a, b, …)',
    '合并文本',
    '连成一段文本，空值当作空文本；也可写 a & b。',
    'Joins into one text; empty values count as empty text.',
  ),
};

const string: FunctionDefinition = {
  name: 'string',
  aliases: ['STRING', 'TEXT', '转文本'],
  style: 'function',
  parameters: ['scalar'],
  result: text,
  run: ([value = null], { types: [type] }) => (type ? textOf(value, type) : null),
  sql: ([value = none], { types: [type] }) => (type ? textSql(value, type) : value),
  lacks: textLacks,
  ...describe('string(value)', '转文本', '值的文本形式。', 'The value as text.'),
};

const substring: FunctionDefinition = {
  name: 'substring',
  aliases: ['SUBSTRING', '子文本'],
  style: 'method',
  parameters: ['text', 'whole', 'whole'],
  optional: 1,
  partial: true,
  result: text,
  run: ([a, start, end]) => {
    const length = lengthOf(str(a));
    const [from, to] = [asIndex(asBig(start)), end === undefined ? length : asIndex(asBig(end))];
    return from < 0 || to > length || from > to ? null : slice(str(a), from, to);
  },
  binds: true,
  sql: (args, { bind }) =>
    bind(args, ([a = none, start = none, end = sql`length(${a})`]) => {
      const from = integer(start);
      return sql`(CASE WHEN ${start} >= 0 AND ${end} <= length(${a}) AND ${start} <= ${end} THEN substring(${a} from ${from} + 1 for GREATEST(${integer(end)} - ${from}, 0)) END)`;
    }),
  ...describe(
    'text.substring(start, end?)',
    '子文本',
    '从第 start 个字（0 起）到第 end 个字之前。',
    'Characters from start (0-based) up to, not including, end.',
  ),
};

const mid: FunctionDefinition = {
  name: 'mid',
  aliases: ['MID', '截取文本'],
  style: 'method',
  parameters: ['text', 'whole', 'whole'],
  partial: true,
  result: text,
  run: ([a, start, length]) => {
    const [from, size_] = [asIndex(asBig(start)), asIndex(asBig(length))];
    return from < 1 || size_ < 0 ? null : slice(str(a), from - 1, from - 1 + size_);
  },
  binds: true,
  sql: (args, { bind }) =>
    bind(
      args,
      ([a = none, start = none, length = none]) =>
        sql`(CASE WHEN ${start} >= 1 AND ${length} >= 0 THEN substring(${a} from ${integer(start)} for GREATEST(${integer(length)}, 0)) END)`,
    ),
  ...describe(
    'text.mid(start, length)',
    '截取文本',
    '从第 start 个字（1 起）截取若干字。',
    'Some characters from position start (1-based).',
  ),
};

const matches: FunctionDefinition = {
  name: 'matches',
  aliases: ['MATCHES', 'REGEXMATCH', '正则匹配'],
  style: 'method',
  parameters: ['text', 'pattern'],
  result: bool,
  run: ([a, pattern]) => patterns.now()?.compile(str(pattern)).matcher(str(a)).find() ?? null,
  prepare: ([, pattern]) => {
    const compiled = patterns.now()?.compile(str(pattern));
    return compiled ? ([a]) => compiled.matcher(str(a)).find() : () => null;
  },
  lacks: () => ({ filter: 'capability_pattern', generated: 'capability_pattern' }),
  ...describe(
    "text.matches('^[A-Z]+$')",
    '正则匹配',
    '文本中有符合正则表达式（RE2）的部分。',
    'Some part of the text matches the pattern (RE2).',
  ),
};

const replace: FunctionDefinition = {
  name: 'replace',
  aliases: ['SUBSTITUTE', 'REPLACE', '替换文本'],
  style: 'method',
  parameters: ['text', 'text', 'text'],
  partial: true,
  result: text,
  run: ([a, from, to]) => {
    if (str(from) === '') return str(a);
    const pieces = str(a).split(str(from));
    const length = lengthOf(str(a)) + (pieces.length - 1) * (lengthOf(str(to)) - lengthOf(str(from)));
    return length > maxTextLength ? null : pieces.join(str(to));
  },
  binds: true,
  sql: (args, { bind }) =>
    bind(args, ([a = none, from = none, to = none]) => {
      const found = sql`(length(${a}) - length(replace(${a}, ${from}, '')))::numeric / NULLIF(length(${from}), 0)`;
      const length = sql`COALESCE(length(${a}) + ${found} * (length(${to}) - length(${from})), 0)`;
      return sql`(CASE WHEN ${length} <= ${String(maxTextLength)} THEN replace(${a}, ${from}, ${to}) END)`;
    }),
  ...describe('text.replace(old, new)', '替换文本', '把所有旧文本换成新文本。', 'Replaces every occurrence.'),
};

const indexOf: FunctionDefinition = {
  name: 'indexOf',
  aliases: ['INDEXOF', '查找位置'],
  style: 'method',
  parameters: ['text', 'text'],
  result: whole,
  run: ([a, b]) => {
    const at = str(a).indexOf(str(b));
    return exact(at < 0 ? -1 : lengthOf(str(a).slice(0, at)));
  },
  sql: ([a = none, b = none]) => sql`(strpos(${a}, ${b}) - 1)::numeric`,
  ...describe(
    'text.indexOf(part)',
    '查找位置',
    '部分文本的位置（0 起），找不到为 -1。',
    'Position of the part (0-based), -1 when absent.',
  ),
};

const join: FunctionDefinition = {
  name: 'join',
  aliases: ['JOIN', 'TEXTJOIN', '连接列表'],
  style: 'method',
  parameters: ['list', 'text'],
  result: text,
  run: ([list, separator]) =>
    Array.isArray(list)
      ? list
          .filter((item: Value) => item !== null)
          .map((item: Value) => str(item))
          .join(str(separator))
      : null,
  sql: ([list = none, separator = none]) => sql`array_to_string(${list}, ${separator})`,
  lacks: () => ({ generated: 'capability_not_immutable' }),
  ...describe("list.join('、')", '连接列表', '把列表各项连成文本。', 'The items of a list as one text.'),
};

export const textFunctions: readonly FunctionDefinition[] = [
  size,
  concat,
  string,
  test(
    'contains',
    ['CONTAINS', 'INCLUDES', '包含'],
    (a, b) => a.includes(b),
    (a, b) => sql`(strpos(${a}, ${b}) > 0)`,
    describe('text.contains(part)', '包含', '文本中有这一部分。', 'The text holds the part.'),
  ),
  test(
    'startsWith',
    ['STARTSWITH', 'BEGINS', 'BEGINSWITH', '开头是'],
    (a, b) => a.startsWith(b),
    (a, b) => sql`starts_with(${a}, ${b})`,
    describe('text.startsWith(part)', '开头是', '文本以它开头。', 'The text starts with the part.'),
  ),
  test(
    'endsWith',
    ['ENDSWITH', '结尾是'],
    (a, b) => a.endsWith(b),
    (a, b) => sql`(right(${a}, length(${b})) = ${b})`,
    describe('text.endsWith(part)', '结尾是', '文本以它结尾。', 'The text ends with the part.'),
  ),
  change(
    'upper',
    ['UPPER', '转大写'],
    upperCase,
    upperCaseSql,
    describe('text.upper()', '转大写', '字母转为大写。', 'Letters in upper case.'),
  ),
  change(
    'lower',
    ['LOWER', '转小写'],
    lowerCase,
    lowerCaseSql,
    describe('text.lower()', '转小写', '字母转为小写。', 'Letters in lower case.'),
  ),
  change(
    'trim',
    ['TRIM', '去空格'],
    trimBlanks,
    (a) => sql`btrim(${a}, ${param(blanks, 'text')})`,
    describe('text.trim()', '去空格', '去掉首尾空白。', 'Without white space at both ends.'),
  ),
  ends(
    'left',
    ['LEFT', '左侧文本'],
    (a, n) => slice(a, 0, n),
    (a, n) => sql`left(${a}, ${n})`,
    describe('text.left(count)', '左侧文本', '开头的若干字。', 'The first characters.'),
  ),
  ends(
    'right',
    ['RIGHT', '右侧文本'],
    (a, n) => (n === 0 ? '' : slice(a, Math.max(0, lengthOf(a) - n), lengthOf(a))),
    (a, n) => sql`right(${a}, ${n})`,
    describe('text.right(count)', '右侧文本', '结尾的若干字。', 'The last characters.'),
  ),
  substring,
  mid,
  replace,
  indexOf,
  matches,
  join,
];
