import type { FunctionDefinition } from '../function-definition.ts';
import { joinSql, raw, sql } from '../sql.ts';
import { numberType } from '../unify.ts';
import { equalValues } from '../value.ts';
import type { Value } from '../value.ts';

const none = raw('NULL');
const items = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);

/** `currency` and `base` are read from the money field itself; the checker turns them into reads. */
const moneyParts: readonly FunctionDefinition[] = [
  {
    name: 'currency',
    aliases: ['CURRENCY', '币种'],
    style: 'function',
    parameters: ['money'],
    result: () => ({ kind: 'string', nullable: false }),
    run: ([value = null]) => value,
    sql: ([value = none]) => value,
    label: { 'zh-CN': '币种', en: 'currency' },
    doc: { 'zh-CN': '金额的币种，如 CNY。', en: 'The currency of an amount, such as CNY.' },
    signature: 'currency(amount)',
  },
  {
    name: 'base',
    aliases: ['BASE', '本位币金额'],
    style: 'function',
    parameters: ['money'],
    result: () => numberType(false, 4),
    run: ([value = null]) => value,
    sql: ([value = none]) => value,
    label: { 'zh-CN': '本位币金额', en: 'base' },
    doc: {
      'zh-CN': '折算成本位币的金额，不同币种之间可比较。',
      en: 'The amount in the base currency; comparable across currencies.',
    },
    signature: 'base(amount)',
  },
];

const containsAny: FunctionDefinition = {
  name: 'containsAny',
  aliases: ['CONTAINSANY', '包含任一'],
  style: 'method',
  parameters: ['list', 'list'],
  result: () => ({ kind: 'bool', nullable: false }),
  run: ([a, b]) => items(a).some((item) => item !== null && items(b).some((other) => equalValues(item, other))),
  sql: (args) => sql`(${joinSql(args, ' && ')})`,
  label: { 'zh-CN': '包含任一', en: 'containsAny' },
  doc: { 'zh-CN': '列表含有其中任意一项。', en: 'The list holds any of the items.' },
  signature: "tags.containsAny(['a', 'b'])",
};

const containsAll: FunctionDefinition = {
  name: 'containsAll',
  aliases: ['CONTAINSALL', '包含全部'],
  style: 'method',
  parameters: ['list', 'list'],
  result: () => ({ kind: 'bool', nullable: false }),
  run: ([a, b]) => items(b).every((item) => item !== null && items(a).some((other) => equalValues(item, other))),
  sql: (args) => sql`(${joinSql(args, ' @> ')})`,
  label: { 'zh-CN': '包含全部', en: 'containsAll' },
  doc: { 'zh-CN': '列表含有其中每一项。', en: 'The list holds all of the items.' },
  signature: "tags.containsAll(['a', 'b'])",
};

export const recordFunctions: readonly FunctionDefinition[] = [...moneyParts, containsAny, containsAll];
