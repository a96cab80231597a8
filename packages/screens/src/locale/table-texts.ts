import { textBundle } from '@tessera/ui';

/** Words for what was found in a table of a file: where its header is, how its columns are written, what looks odd. */
export const tableTexts = textBundle('screens.table', {
  ambiguous: {
    'zh-CN': '{count} 个日期单独看有歧义，按整列判断',
    en: {
      one: '{count} date is ambiguous alone; the column decides',
      other: '{count} dates are ambiguous alone; the column decides',
    },
  },
  column_fullwidth: {
    'zh-CN': '全角数字按半角读取，如“{sample}”',
    en: 'Full-width digits are read as plain ones, such as “{sample}”',
  },
  column_percent_mixed: {
    'zh-CN': '有的带 %，有的不带，如“{sample}”：请确认百分数写法',
    en: 'Some carry %, some do not, such as “{sample}”: check how percentages are written',
  },
  column_rounded: {
    'zh-CN': '{count} 个长数字末尾是 0，如“{sample}”：可能被表格软件截断，请核对原始数据',
    en: '{count} long numbers end in zeros, such as “{sample}”: a spreadsheet may have cut them off; check the source',
  },
  column_scientific: {
    'zh-CN': '{count} 个值被表格软件写成科学计数，如“{sample}”：原来的数字已经丢失',
    en: '{count} values were written as powers of ten, such as “{sample}”: their digits are lost',
  },
  column_units: {
    'zh-CN': '带单位的数会换算，如“{sample}”',
    en: 'Numbers with units are converted, such as “{sample}”',
  },
  column_unreadable: {
    'zh-CN': '{count} 种值读不出来，如“{sample}”',
    en: {
      one: '{count} text cannot be read, such as “{sample}”',
      other: '{count} texts cannot be read, such as “{sample}”',
    },
  },
  column_zeros_lost: {
    'zh-CN': '{count} 个编号比其他的短，如“{sample}”：开头的 0 可能丢了',
    en: '{count} codes are shorter than the others, such as “{sample}”: leading zeros may be lost',
  },
  dateOrder: { 'zh-CN': '“{name}”的日期写法', en: 'Date order of “{name}”' },
  header: { 'zh-CN': '表头', en: 'Header' },
  'header.0': { 'zh-CN': '没有表头，数据从第 {line} 行开始', en: 'No header; data begins in row {line}' },
  'header.1': { 'zh-CN': '表头在第 {line} 行', en: 'The header is row {line}' },
  'header.2': { 'zh-CN': '表头在第 {line}、{next} 行', en: 'The header is rows {line} and {next}' },
  'order.DMY': { 'zh-CN': '日/月/年', en: 'day/month/year' },
  'order.MDY': { 'zh-CN': '月/日/年', en: 'month/day/year' },
  'order.YMD': { 'zh-CN': '年-月-日', en: 'year-month-day' },
  'percent.fraction': { 'zh-CN': '0.15 表示 15%', en: '0.15 means 15%' },
  'percent.whole': { 'zh-CN': '15 表示 15%', en: '15 means 15%' },
  percentStyle: { 'zh-CN': '“{name}”的百分比写法', en: 'How “{name}” writes percents' },
});
