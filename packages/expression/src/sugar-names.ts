import type { LocalizedText } from '@tessera/std';

/** A spreadsheet spelling that is rewritten to operators or other functions. */
interface SugarEntry {
  readonly aliases: readonly string[];
  readonly signature: string;
  readonly label: LocalizedText;
  readonly doc: LocalizedText;
}

export type SugarName =
  | 'if'
  | 'ifs'
  | 'switch'
  | 'and'
  | 'or'
  | 'not'
  | 'true'
  | 'false'
  | 'product'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'in'
  | 'arrayContains'
  | 'isChanged'
  | 'priorValue'
  | 'isNew'
  | 'currentUser'
  | 'currentDepartment'
  | 'countIf'
  | 'sumIf'
  | 'endOfMonthAfter'
  | 'dateDifference'
  | 'dateAdd';

function entry(aliases: string, signature: string, zh: string, zhDoc: string, enDoc: string): SugarEntry {
  return {
    aliases: aliases.split(' '),
    signature,
    label: { 'zh-CN': zh, en: signature.replace(/\(.*/, '') },
    doc: { 'zh-CN': zhDoc, en: enDoc },
  };
}

export const sugarEntries: Readonly<Record<SugarName, SugarEntry>> = {
  if: entry(
    'IF 如果',
    'IF(condition, then, else?)',
    '如果',
    '条件成立取第二个值，否则取第三个值。',
    'The second value when the condition holds, else the third.',
  ),
  ifs: entry(
    'IFS 多条件',
    'IFS(condition, value, …, else?)',
    '多条件',
    '依次判断，取第一个成立的条件后面的值。',
    'The value after the first condition that holds.',
  ),
  switch: entry(
    'SWITCH CASE 匹配',
    'SWITCH(value, key, result, …, else?)',
    '匹配',
    '取第一个相等的键后面的结果。',
    'The result after the first key that equals the value.',
  ),
  and: entry('AND 且 并且', 'AND(a, b, …)', '且', '全部成立才成立。', 'Holds when all hold.'),
  or: entry('OR 或 或者', 'OR(a, b, …)', '或', '任一成立即成立。', 'Holds when any holds.'),
  not: entry('NOT 非', 'NOT(a)', '非', '把成立与不成立对调。', 'Turns true to false and false to true.'),
  true: entry('TRUE', 'TRUE()', '真', '成立。', 'True.'),
  false: entry('FALSE', 'FALSE()', '假', '不成立。', 'False.'),
  product: entry('PRODUCT 乘积', 'PRODUCT(a, b, …)', '乘积', '把各数相乘。', 'Multiplies the numbers.'),
  eq: entry('EQ', 'EQ(a, b)', '等于', '两值相等。', 'The values are equal.'),
  ne: entry('NE', 'NE(a, b)', '不等于', '两值不等。', 'The values differ.'),
  lt: entry('LT', 'LT(a, b)', '小于', '第一个值小于第二个值。', 'The first is less than the second.'),
  le: entry('LE', 'LE(a, b)', '小于等于', '第一个值不大于第二个值。', 'The first is at most the second.'),
  gt: entry('GT', 'GT(a, b)', '大于', '第一个值大于第二个值。', 'The first is greater than the second.'),
  ge: entry('GE', 'GE(a, b)', '大于等于', '第一个值不小于第二个值。', 'The first is at least the second.'),
  in: entry('IN 属于', 'IN(value, list)', '属于', '值在列表中。', 'The value is in the list.'),
  arrayContains: entry(
    'INCLUDE ARRAYCONTAINS 列表包含',
    'INCLUDE(list, value)',
    '列表包含',
    '列表中有这个值。',
    'The list holds the value.',
  ),
  isChanged: entry(
    'ISCHANGED 已修改',
    'ISCHANGED(field)',
    '已修改',
    '字段的值与修改前不同。',
    'The field differs from before the change.',
  ),
  priorValue: entry(
    'PRIORVALUE 修改前',
    'PRIORVALUE(field)',
    '修改前的值',
    '字段修改前的值。',
    'The value of the field before the change.',
  ),
  isNew: entry('ISNEW 是新建', 'ISNEW()', '是新建', '记录正在新建。', 'The record is being created.'),
  currentUser: entry('CURRENTUSER 当前用户', 'CURRENTUSER()', '当前用户', '正在操作的人。', 'The person who acts.'),
  currentDepartment: entry(
    'CURRENTDEPT 当前部门',
    'CURRENTDEPT()',
    '当前部门',
    '操作人所在部门。',
    'The department of the person who acts.',
  ),
  countIf: entry(
    'COUNTIF 条件计数',
    'COUNTIF(lines, condition)',
    '条件计数',
    '符合条件的条数。',
    'How many lines meet the condition.',
  ),
  sumIf: entry(
    'SUMIF 条件求和',
    'SUMIF(lines, condition, number)',
    '条件求和',
    '符合条件的各条之和。',
    'The sum over the lines that meet the condition.',
  ),
  endOfMonthAfter: entry(
    'EOMONTH 月末',
    'EOMONTH(date, months)',
    '若干月后的月末',
    '若干个月后的月末日期。',
    'The last day of the month some months later.',
  ),
  dateDifference: entry(
    'DATEDIF 日期差',
    "DATEDIF(start, end, 'D')",
    '日期差',
    "两个日期相差的整天（'D'）、整月（'M'）或整年（'Y'）。",
    "Whole days ('D'), months ('M') or years ('Y') between two dates.",
  ),
  dateAdd: entry(
    'DATEADD 日期加',
    "DATEADD(date, number, 'D')",
    '日期加',
    "日期加上若干天（'D'）、月（'M'）或年（'Y'）。",
    "The date plus days ('D'), months ('M') or years ('Y').",
  ),
};

/** Spelling, as written and in lower case, to the rewrite it stands for. */
export const sugarNames: ReadonlyMap<string, SugarName> = new Map(
  Object.entries(sugarEntries).flatMap(([name, { aliases }]) =>
    aliases.map((alias) => [alias.toLowerCase(), name as SugarName] as const),
  ),
);
