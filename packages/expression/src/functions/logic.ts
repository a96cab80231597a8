import type { FunctionDefinition } from '../function-definition.ts';
import { joinSql, raw, sql } from '../sql.ts';
import { isNullable, withNullable } from '../type.ts';
import type { ExpressionType } from '../type.ts';
import { unifyAll } from '../unify.ts';

const bool: ExpressionType = { kind: 'bool', nullable: false };
const unknown: ExpressionType = { kind: 'null', nullable: true };

const has: FunctionDefinition = {
  name: 'has',
  aliases: ['HAS', 'ISNOTNULL', '有值'],
  style: 'function',
  parameters: ['path'],
  strict: false,
  result: () => bool,
  run: ([value]) => value !== null,
  sql: ([value = raw('NULL')]) => sql`(${value} IS NOT NULL)`,
  label: { 'zh-CN': '有值', en: 'has' },
  doc: { 'zh-CN': '字段有值时成立。', en: 'Holds when the field has a value.' },
  signature: 'has(field)',
};

const isBlank: FunctionDefinition = {
  name: 'isBlank',
  aliases: ['ISBLANK', '为空', '空值'],
  style: 'function',
  parameters: ['any'],
  strict: false,
  result: () => bool,
  run: ([value]) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  sql: ([value = raw('NULL')], { types: [type = unknown] }) => {
    if (type.kind === 'list') return sql`(COALESCE(cardinality(${value}), 0) = 0)`;
    return type.kind === 'string' ? sql`(COALESCE(${value}, '') = '')` : sql`(${value} IS NULL)`;
  },
  label: { 'zh-CN': '为空', en: 'isBlank' },
  doc: { 'zh-CN': '没有值、空文本或空列表时成立。', en: 'Holds for no value, empty text and an empty list.' },
  signature: 'isBlank(value)',
};

const coalesce: FunctionDefinition = {
  name: 'coalesce',
  aliases: ['COALESCE', 'IFBLANK', 'BLANKVALUE', 'IFERROR', 'IFNULL', '默认值', '空值替换'],
  style: 'function',
  parameters: ['any', 'any'],
  repeats: true,
  unifies: true,
  strict: false,
  result: (types) => withNullable(unifyAll(types) ?? unknown, types.every(isNullable)),
  run: (args) => args.find((value) => value !== null) ?? null,
  sql: (args) => sql`COALESCE(${joinSql(args, ', ')})`,
  label: { 'zh-CN': '默认值', en: 'coalesce' },
  doc: { 'zh-CN': '取第一个有值的参数。', en: 'The first argument that has a value.' },
  signature: 'coalesce(value, fallback, …)',
};

const xor: FunctionDefinition = {
  name: 'xor',
  aliases: ['XOR', '异或'],
  style: 'function',
  parameters: ['bool', 'bool'],
  result: () => bool,
  run: ([a, b]) => a !== b,
  sql: ([a = raw('NULL'), b = raw('NULL')]) => sql`(${a} <> ${b})`,
  label: { 'zh-CN': '异或', en: 'xor' },
  doc: { 'zh-CN': '恰有一个成立。', en: 'Holds when exactly one holds.' },
  signature: 'xor(a, b)',
};

export const logicFunctions: readonly FunctionDefinition[] = [has, isBlank, coalesce, xor];
