import type { ErrorEntry, ErrorTable } from '@tessera/std';

function entry(
  zh: string,
  en: string,
  cause: readonly [string, string],
  remedy: readonly [string, string],
): ErrorEntry {
  return {
    status: 422,
    message: { 'zh-CN': zh, en },
    cause: { 'zh-CN': cause[0], en: cause[1] },
    remedy: { 'zh-CN': remedy[0], en: remedy[1] },
  };
}

const syntaxCause = [
  '公式的写法不完整或有多余的符号。',
  'The formula is incomplete or has a symbol too many.',
] as const;
const syntaxRemedy = [
  '检查标出位置附近的括号、引号和运算符。',
  'Look at brackets, quotes and operators near the marked place.',
] as const;
const sizeCause = ['公式超出了长度或层数的上限。', 'The formula is longer or deeper than allowed.'] as const;
const sizeRemedy = ['拆成多个公式字段，或改用规则树。', 'Split it into several formula fields.'] as const;
const nameCause = [
  '名称拼写有误，或字段已被改名、删除。',
  'The name is misspelt, or the field was renamed or deleted.',
] as const;
const nameRemedy = ['从提示列表中选择名称。', 'Choose the name from the suggestions.'] as const;
const typeCause = [
  '这里的值类型与需要的类型不同。',
  'The value here is of another type than the place needs.',
] as const;
const typeRemedy = [
  '换用类型相符的字段，或用 string()、date()、number() 转换。',
  'Use a field of the right type, or convert with string(), date() or number().',
] as const;
const queryCause = ['这个写法不能交给数据库执行。', 'The database cannot run this.'] as const;
const queryRemedy = [
  '改用可筛选的函数，或先存入公式字段再筛选。',
  'Use functions that can filter, or store the result in a formula field first.',
] as const;
const storedCause = [
  '保存在列中的值不能依赖会变化的内容。',
  'A stored value must not depend on what changes by itself.',
] as const;
const storedRemedy = ['改为由服务器计算的公式字段。', 'Let the server compute the formula field.'] as const;
const rulesCause = [
  '规则树只能表示字段与值的比较。',
  'The rule tree shows comparisons of a field with a value.',
] as const;
const rulesRemedy = ['用文本模式编辑这个条件。', 'Edit this condition as text.'] as const;

/** Every code this package puts into an Issue, a capability or a rule-tree answer. */
export const expressionErrors: ErrorTable = {
  expression_syntax: entry('公式在“{found}”处写法有误', 'The formula is wrong at “{found}”', syntaxCause, syntaxRemedy),
  expression_number: entry(
    '“{found}”不是可用的数字',
    '“{found}” is not a usable number',
    [
      '数字带有字母，或整数、小数部分超过 38 位。',
      'The number has letters, or more than 38 digits on one side of the point.',
    ],
    ['改写数字。', 'Rewrite the number.'],
  ),
  expression_string: entry(
    '文本中有不支持的转义或字符',
    'The text holds an escape or character that is not allowed',
    [
      '反斜杠后的字符无效，或含有空字符。',
      'The character after the backslash is unknown, or there is a null character.',
    ],
    ['反斜杠本身写作 \\\\。', 'Write a backslash as \\\\.'],
  ),
  expression_string_open: entry('文本缺少结尾的引号', 'The text has no closing quote', syntaxCause, [
    '补上引号；换行写作 \\n。',
    'Close the quote; write a line break as \\n.',
  ]),
  expression_reserved_word: entry(
    '“{name}”是保留字',
    '“{name}” is a reserved word',
    ['保留字不能作为名称。', 'Reserved words cannot be names.'],
    nameRemedy,
  ),
  expression_too_long: entry(
    '公式超过 {limit} 个字符',
    'The formula has more than {limit} characters',
    sizeCause,
    sizeRemedy,
  ),
  expression_too_many_nodes: entry(
    '公式超过 {limit} 个组成部分',
    'The formula has more than {limit} parts',
    sizeCause,
    sizeRemedy,
  ),
  expression_too_deep: entry(
    '公式的层数超过 {limit}',
    'The formula is nested deeper than {limit}',
    sizeCause,
    sizeRemedy,
  ),
  expression_list_too_long: entry('列表超过 {limit} 项', 'The list has more than {limit} items', sizeCause, [
    '改用关联对象或选项集来筛选。',
    'Filter by a related record or an option instead.',
  ]),
  expression_walk_too_long: entry(
    '关联层数超过 {limit}',
    'The path walks over more than {limit} relations',
    sizeCause,
    ['先用他表字段取到较近的对象上。', 'Bring the value nearer with a lookup field.'],
  ),
  expression_unknown_name: entry('没有名为“{name}”的字段', 'There is no field “{name}”', nameCause, nameRemedy),
  expression_unknown_member: entry(
    '对象“{entity}”没有名为“{name}”的字段',
    'Entity “{entity}” has no field “{name}”',
    nameCause,
    nameRemedy,
  ),
  expression_unknown_function: entry('没有名为“{name}”的函数', 'There is no function “{name}”', nameCause, nameRemedy),
  expression_unknown_option: entry(
    '“{found}”不是这个字段的选项',
    '“{found}” is not an option of this field',
    ['与选项字段比较的文本必须是它的选项键。', 'Text compared with a select field must be one of its option keys.'],
    ['从选项中选择。', 'Choose one of the options.'],
  ),
  expression_cannot_walk: entry(
    '“.{name}”前面不是记录',
    'There is no record before “.{name}”',
    ['只有关联记录后面可以接字段。', 'Only a related record has fields.'],
    nameRemedy,
  ),
  expression_argument_count: entry(
    '参数个数不对',
    'Wrong number of arguments',
    ['参数多了或少了。', 'There are too many arguments or too few.'],
    ['对照函数说明填写。', 'Compare with the signature of the function.'],
  ),
  expression_argument_type: entry(
    '{name} 的参数应为 {expected}，现为 {found}',
    '{name} takes {expected}, not {found}',
    typeCause,
    typeRemedy,
  ),
  expression_wrong_type: entry(
    '这里应为 {expected}，现为 {found}',
    'This must be {expected}, not {found}',
    typeCause,
    typeRemedy,
  ),
  expression_operands: entry(
    '{left} 与 {right} 不能用“{operator}”',
    '“{operator}” does not take {left} and {right}',
    typeCause,
    typeRemedy,
  ),
  expression_no_order: entry(
    '{found} 不能比较大小',
    '{found} has no order',
    ['选项、关联和真假值只能比较是否相等。', 'Options, relations and true / false only compare for equality.'],
    ['改用“等于”或“属于”。', 'Use equality or “in”.'],
  ),
  expression_mixed_types: entry(
    '各分支或各项的类型不一致：{found}',
    'The branches or items differ in type: {found}',
    typeCause,
    typeRemedy,
  ),
  expression_mixed_currencies: entry(
    '金额的币种可能不同',
    'The amounts may be in different currencies',
    ['不同记录的金额各有币种。', 'Amounts of different records have their own currencies.'],
    ['两边都用 base() 换算成本位币。', 'Turn both into the base currency with base().'],
  ),
  expression_not_an_id: entry(
    '“{found}”不是记录编号',
    '“{found}” is not a record id',
    ['关联记录按编号比较。', 'A lookup compares by id.'],
    [
      '选择记录，或比较它的字段，如 account.name。',
      'Choose a record, or compare one of its fields such as account.name.',
    ],
  ),
  expression_malformed_time: entry(
    '“{found}”不是有效的 {kind}',
    '“{found}” is not a valid {kind}',
    [
      '日期写作 2026-01-31，时刻写作 2026-01-31T08:00:00Z，时长写作 36h。',
      'Dates are 2026-01-31, instants 2026-01-31T08:00:00Z, durations 36h.',
    ],
    ['改成这种写法。', 'Write it so.'],
  ),
  expression_pattern: entry(
    '正则表达式有误：{reason}',
    'The pattern is wrong: {reason}',
    ['使用 RE2 语法，不支持回溯引用。', 'RE2 syntax; no back references.'],
    ['修改正则表达式。', 'Correct the pattern.'],
  ),
  expression_period: entry(
    '“{found}”不是可用的期间',
    '“{found}” is not a period',
    ['可用的期间：{periods}。', 'The periods are: {periods}.'],
    ['改用其中一个。', 'Use one of them.'],
  ),
  expression_variable: entry(
    '这里应为变量名',
    'A variable name must stand here',
    ['两个参数的写法为 lines.sum(l, l.amount)。', 'With two arguments write lines.sum(l, l.amount).'],
    ['或用简写 lines.sum(amount)。', 'Or use the short form lines.sum(amount).'],
  ),
  expression_variable_taken: entry(
    '变量名“{name}”已被使用',
    'The variable “{name}” is taken',
    ['内层变量与外层或保留名重名。', 'An outer variable or a reserved name is the same.'],
    ['换一个变量名。', 'Choose another name.'],
  ),
  expression_macro_body: entry(
    '{name} 需要说明对每一项取什么',
    '{name} needs to know what to take of each item',
    ['例如 lines.sum(amount)。', 'For example lines.sum(amount).'],
    ['在括号中填写字段或条件。', 'Give a field or condition in the brackets.'],
  ),
  expression_unit: entry(
    "单位“{found}”不可用，应为 'D'、'M' 或 'Y'",
    "The unit “{found}” is not one of 'D', 'M', 'Y'",
    ["支持天 'D'、月 'M'、年 'Y'。", "Days 'D', months 'M' and years 'Y' are supported."],
    ['改写单位。', 'Change the unit.'],
  ),
  expression_path_needed: entry(
    '这里应为字段',
    'A field must stand here',
    ['这个函数作用于字段本身。', 'The function works on the field itself.'],
    nameRemedy,
  ),
  expression_orders_nullable: entry(
    '比较大小的字段可能为空：{names}',
    'Fields that are ordered may be empty: {names}',
    [
      '流转条件或权限规则遇到空值时结果未知，会被阻止。',
      'A guard or rule that meets an empty value is unknown and blocks.',
    ],
    ['先用 has() 判断，或用 coalesce() 给默认值。', 'Ask has() first, or give a default with coalesce().'],
  ),
  capability_inexact: entry(
    '{name} 的结果是近似值，不能用于筛选',
    '{name} is approximate and cannot filter',
    queryCause,
    queryRemedy,
  ),
  capability_pattern: entry('正则匹配不能用于筛选', 'Pattern matching cannot filter', queryCause, [
    '改用 contains、startsWith 或 endsWith。',
    'Use contains, startsWith or endsWith.',
  ]),
  capability_text_to_value: entry(
    '{name} 不能在筛选中转换文本字段',
    '{name} cannot convert a text field in a filter',
    queryCause,
    queryRemedy,
  ),
  capability_nested_collection: entry(
    '筛选中不能使用子表的子表“{name}”',
    'A filter cannot look into lines of lines “{name}”',
    queryCause,
    ['先在子表上建汇总字段。', 'Add a rollup to the lines first.'],
  ),
  capability_walk: entry(
    '存储列不能读取其他记录“{name}”',
    'A stored column cannot read another record “{name}”',
    storedCause,
    storedRemedy,
  ),
  capability_session: entry(
    '存储列不能依赖“{name}”',
    'A stored column cannot depend on “{name}”',
    storedCause,
    storedRemedy,
  ),
  capability_now: entry('存储列不能使用 {name}()', 'A stored column cannot use {name}()', storedCause, storedRemedy),
  capability_time_zone: entry(
    '{name} 依赖时区，不能用于存储列',
    '{name} depends on the time zone and cannot be stored',
    storedCause,
    storedRemedy,
  ),
  capability_not_immutable: entry(
    '{name} 的结果取决于数据库设置，不能用于存储列',
    '{name} depends on database settings and cannot be stored',
    storedCause,
    storedRemedy,
  ),
  capability_constant_text: entry(
    '存储列的公式中有只比较固定文本的部分',
    'A stored column compares fixed texts with each other',
    ['结果与记录无关，数据库不接受。', 'The result does not depend on the record, and the database refuses it.'],
    ['直接写出结果。', 'Write the result itself.'],
  ),
  capability_sub_select: entry(
    '{name} 需要子查询，不能用于存储列',
    '{name} needs a sub-query and cannot be stored',
    storedCause,
    storedRemedy,
  ),
  rules_not_a_condition: entry(
    '这个条件不是字段与值的比较',
    'This is not a comparison of a field',
    rulesCause,
    rulesRemedy,
  ),
  rules_arithmetic: entry('条件中有计算', 'The condition calculates', rulesCause, rulesRemedy),
  rules_no_field: entry('条件的一边不是字段', 'No side of the condition is a field', rulesCause, rulesRemedy),
  rules_value: entry('条件的值由字段计算而来', 'The value is calculated from fields', rulesCause, rulesRemedy),
  rules_has: entry('has() 与“不为空”对空文本的判断不同', 'has() and “not empty” differ for empty text', rulesCause, [
    '改用 !isBlank()。',
    'Use !isBlank().',
  ]),
  rules_function: entry(
    '条件使用了规则树没有的函数',
    'The condition uses a function the tree does not have',
    rulesCause,
    rulesRemedy,
  ),
};
