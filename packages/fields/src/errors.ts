import type { ErrorEntry, ErrorTable } from '@tessera/std';

type Pair = readonly [zh: string, en: string];

const entry = (message: Pair, cause: Pair, remedy: Pair): ErrorEntry => ({
  status: 422,
  message: { 'zh-CN': message[0], en: message[1] },
  cause: { 'zh-CN': cause[0], en: cause[1] },
  remedy: { 'zh-CN': remedy[0], en: remedy[1] },
});

const wrongType: Pair = ['值的类型与字段不符。', 'The value has another type than the field.'];
const unreadable: Pair = ['文字无法读成该字段的值。', 'The text cannot be read as a value of the field.'];
const fixValue: Pair = ['改正这个值后重试。', 'Correct the value and try again.'];
const fixOption: Pair = ['在设计器中改正字段设置。', 'Correct the field in the designer.'];
const asDocumented: Pair = ['按接口说明的格式填写。', 'Send the form the API documents.'];

const textErrors: ErrorTable = {
  text_expected: entry(['应为文本', 'Must be text'], wrongType, asDocumented),
  text_unclean: entry(
    ['含有无法保存的字符', 'Contains characters that cannot be stored'],
    ['文本中有空字符（U+0000）或不成对的代理字符。', 'The text holds U+0000 or a lone surrogate.'],
    ['删除这些字符后重试。', 'Remove them and try again.'],
  ),
  text_too_long: entry(
    ['最多 {max} 个字符，当前 {found} 个', 'At most {max} characters, this has {found}'],
    ['文本超过字段的最大长度。', 'The text is longer than the field allows.'],
    ['缩短文本，或在设计器中调大长度。', 'Shorten it, or allow more in the designer.'],
  ),
  text_pattern: entry(
    ['格式不符合要求', 'Does not have the required form'],
    ['文本不符合字段设置的格式。', 'The text does not match the pattern of the field.'],
    fixValue,
  ),
  text_pattern_told: entry(
    ['{zh}', '{en}'],
    [
      '文本不符合字段设置的格式；提示由设计者填写。',
      'The text does not match the pattern of the field; whoever designed it wrote the message.',
    ],
    fixValue,
  ),
  email_invalid: entry(['邮箱地址不正确', 'Not an e-mail address'], unreadable, [
    '形如 name@example.com。',
    'For example name@example.com.',
  ]),
  phone_invalid: entry(['电话号码不正确：{text}', 'Not a phone number: {text}'], unreadable, [
    '形如 138 0013 8000、010-8888 8888 转 123、+1 415 555 2671。',
    'For example 138 0013 8000, 010-8888 8888 ext. 123, +1 415 555 2671.',
  ]),
  url_invalid: entry(['网址不正确', 'Not a web address'], unreadable, [
    '形如 https://example.com。',
    'For example https://example.com.',
  ]),
  url_scheme: entry(
    ['网址只能以 http:// 或 https:// 开头', 'A web address starts with http:// or https://'],
    ['其他类型的链接不安全。', 'Other kinds of links are not safe.'],
    fixValue,
  ),
};

const numberErrors: ErrorTable = {
  integer_expected: entry(['应为整数', 'Must be a whole number'], wrongType, asDocumented),
  integer_out_of_range: entry(
    ['整数超出可保存的范围', 'The whole number is out of range'],
    ['整数须在 ±(2^53−1) 之内。', 'Whole numbers lie within ±(2^53−1).'],
    ['改用小数字段或文本字段。', 'Use a decimal or a text field.'],
  ),
  decimal_as_string: entry(
    ['带小数的数值须写成字符串，例如 "12.50"', 'A number with a fraction must be a string, such as "12.50"'],
    ['JSON 数值会丢失精度。', 'A JSON number would lose digits.'],
    asDocumented,
  ),
  decimal_expected: entry(['应为数值', 'Must be a number'], wrongType, asDocumented),
  decimal_precision: entry(
    ['整数部分最多 {digits} 位', 'At most {digits} digits before the point'],
    ['数值超出字段的精度。', 'The number has more digits than the field holds.'],
    ['改正数值，或在设计器中调大精度。', 'Correct it, or allow more digits in the designer.'],
  ),
  number_below_min: entry(
    ['不能小于 {min}', 'Must be {min} or more'],
    ['数值小于字段的下限。', 'The number is below the lowest allowed.'],
    fixValue,
  ),
  number_above_max: entry(
    ['不能大于 {max}', 'Must be {max} or less'],
    ['数值大于字段的上限。', 'The number is above the highest allowed.'],
    fixValue,
  ),
  number_unreadable: entry(['无法识别为数值：{text}', 'Not a number: {text}'], unreadable, [
    '形如 1,200.50、1.2万。',
    'For example 1,200.50.',
  ]),
  money_expected: entry(
    [
      '应为金额，例如 {"amount":"12.50","currency":"CNY"}',
      'Must be an amount such as {"amount":"12.50","currency":"CNY"}',
    ],
    wrongType,
    asDocumented,
  ),
  money_currency: entry(
    ['不支持币种 {currency}，可用：{allowed}', 'Currency {currency} is not allowed here; use {allowed}'],
    ['字段只接受设置中的币种。', 'The field takes only the currencies set for it.'],
    ['改用可用的币种，或在设计器中添加。', 'Use one of them, or add it in the designer.'],
  ),
};

const dateErrors: ErrorTable = {
  date_expected: entry(['应为日期，例如 2026-03-01', 'Must be a date such as 2026-03-01'], wrongType, asDocumented),
  date_unreadable: entry(['无法识别为日期：{text}', 'Not a date: {text}'], unreadable, [
    '形如 2026-03-01、2026年3月1日。',
    'For example 2026-03-01.',
  ]),
  date_ambiguous: entry(
    ['日期 {text} 有两种读法', 'The date {text} can be read in two ways'],
    ['月和日的先后不明确。', 'It is not clear which part is the month.'],
    ['改成 2026-03-01 的写法，或选定日期顺序。', 'Write it as 2026-03-01, or choose the order of the parts.'],
  ),
  datetime_expected: entry(
    ['应为带时区的时间，例如 2026-03-01T08:30:00Z', 'Must be a moment with a zone such as 2026-03-01T08:30:00Z'],
    wrongType,
    asDocumented,
  ),
  datetime_unreadable: entry(['无法识别为日期时间：{text}', 'Not a date and time: {text}'], unreadable, [
    '形如 2026-03-01 14:30。',
    'For example 2026-03-01 14:30.',
  ]),
};

const choiceErrors: ErrorTable = {
  boolean_expected: entry(['应为是或否', 'Must be true or false'], wrongType, asDocumented),
  boolean_unreadable: entry(['无法识别为是或否：{text}', 'Neither yes nor no: {text}'], unreadable, [
    '填“是”或“否”。',
    'Write yes or no.',
  ]),
  option_expected: entry(['应为选项的键', 'Must be the key of an option'], wrongType, asDocumented),
  option_unknown: entry(
    ['没有选项“{value}”', 'There is no option "{value}"'],
    ['值不在字段的选项之中。', 'The value is not among the options of the field.'],
    ['改用已有选项，或在设计器中添加。', 'Choose one of the options, or add it in the designer.'],
  ),
  options_expected: entry(['应为选项键的列表', 'Must be a list of option keys'], wrongType, asDocumented),
  options_too_many: entry(
    ['最多选 {max} 项', 'At most {max} options'],
    ['选中的选项过多。', 'Too many options are chosen.'],
    fixValue,
  ),
};

const referenceErrors: ErrorTable = {
  reference_expected: entry(
    ['应为记录编号，或 {"id": 记录编号}', 'Must be the ID of a record, or {"id": ID}'],
    wrongType,
    asDocumented,
  ),
  files_expected: entry(['应为文件列表', 'Must be a list of files'], wrongType, asDocumented),
  files_too_many: entry(
    ['最多 {max} 个文件', 'At most {max} files'],
    ['文件过多。', 'There are too many files.'],
    fixValue,
  ),
  file_too_large: entry(
    ['“{name}”超过大小上限', '"{name}" is too large'],
    ['文件大于字段允许的大小。', 'The file is larger than the field allows.'],
    ['压缩文件，或在设计器中调大上限。', 'Make it smaller, or allow more in the designer.'],
  ),
  file_type: entry(
    ['不接受“{name}”的文件类型', 'Files like "{name}" are not accepted here'],
    ['字段只接受某些类型的文件。', 'The field takes only some types of files.'],
    ['换一种格式。', 'Use another format.'],
  ),
  field_is_computed: entry(
    ['该字段由系统计算，不能填写', 'The field is computed and cannot be written'],
    ['字段的值由系统给出。', 'The system gives the value of the field.'],
    ['不要提交该字段。', 'Leave the field out.'],
  ),
};

const optionErrors: ErrorTable = {
  pattern_invalid: entry(
    ['格式表达式不正确', 'The pattern is not a regular expression'],
    ['格式表达式须符合 RE2 语法。', 'Patterns follow the RE2 syntax.'],
    fixOption,
  ),
  range_reversed: entry(
    ['下限大于上限', 'The lowest value is above the highest'],
    ['上下限颠倒。', 'The limits are reversed.'],
    fixOption,
  ),
  limit_out_of_range: entry(
    ['上下限不是可保存的数值', 'A limit is not a number the field can hold'],
    ['上下限超出字段的精度或范围。', 'The limit exceeds the digits or the range of the field.'],
    fixOption,
  ),
  scale_over_precision: entry(
    ['小数位数大于总位数', 'More digits after the point than in all'],
    ['小数位数不能大于总位数。', 'The scale cannot exceed the precision.'],
    fixOption,
  ),
  currency_unknown: entry(
    ['没有币种 {currency}', 'There is no currency {currency}'],
    ['币种须为 ISO 4217 代码。', 'Currencies are ISO 4217 codes.'],
    fixOption,
  ),
  currency_not_listed: entry(
    ['默认币种 {currency} 不在可用币种之中', 'The currency {currency} is not among those allowed'],
    ['可用币种须包含默认币种。', 'The allowed currencies must hold the one of new amounts.'],
    fixOption,
  ),
  options_missing: entry(
    ['至少要有一个可用选项', 'There must be at least one active option'],
    ['没有可选的选项。', 'Nothing can be chosen.'],
    fixOption,
  ),
  autonumber_token: entry(
    ['编号格式中不能用 {token}', 'The format does not know {token}'],
    [
      '可用：{YYYY} {YY} {MM} {DD} {SEQ:4} {SEQ:4 reset=month}。',
      'Known: {YYYY} {YY} {MM} {DD} {SEQ:4} {SEQ:4 reset=month}.',
    ],
    fixOption,
  ),
  autonumber_sequence: entry(
    ['编号格式须有且只有一个流水号 {SEQ:n}', 'The format needs exactly one {SEQ:n}'],
    ['流水号缺失或重复。', 'The sequence is missing or repeated.'],
    fixOption,
  ),
  autonumber_repeats: entry(
    [
      '流水号会重置，但编号中缺少 {missing}，会重复',
      'The sequence starts over, but {missing} is missing, so numbers would repeat',
    ],
    ['按日、月或年重置时，编号须含有相应的日期。', 'A number that starts over needs the date it starts over with.'],
    fixOption,
  ),
  lookup_field_lookup: entry(
    ['“{key}”不是本对象的关联记录字段', '"{key}" is not a lookup of this entity'],
    ['他表字段须经由一个关联记录字段。', 'A lookup field is read through a lookup.'],
    fixOption,
  ),
  lookup_field_target: entry(
    ['关联的对象没有可用的字段“{key}”', 'The linked entity has no usable field "{key}"'],
    ['字段不存在，或本身也是他表字段。', 'The field is missing, or is a lookup field itself.'],
    fixOption,
  ),
};

/** What can be wrong with the value or the options of a field. */
export const fieldErrors: ErrorTable = {
  ...textErrors,
  ...numberErrors,
  ...dateErrors,
  ...choiceErrors,
  ...referenceErrors,
  ...optionErrors,
};
