import type { ErrorTable } from '@tessera/std';
import { entry } from './entry.ts';

/** Reports and dashboards. */
export const reportErrors = {
  report_dimensions: entry([
    '这种报表需要 {least} – {most} 个维度',
    'A report of this type has {least} – {most} dimensions',
    '数字没有维度，漏斗一个，柱状图和折线图一到两个，表格最多四个。',
    'A figure has no dimension, a funnel one, bars and lines one or two, a table up to four.',
    '增减维度，或换一种报表类型。',
    'Add or remove dimensions, or choose another type.',
  ]),
  report_dimension_kind: entry([
    '这里不能按字段“{field}”分组',
    'Records cannot be grouped by “{field}” here',
    '漏斗只能按状态或单选字段，按周期分组只能用日期，附件、多选和金额不能分组。',
    'A funnel groups by a status or select field, periods cut dates, and files, several choices and amounts do not group.',
    '换一个字段，或去掉周期。',
    'Choose another field, or take the period out.',
  ]),
  report_period_missing: entry([
    '折线图的第一个维度需要按日、周、月、季或年分组',
    'The first dimension of a line needs a period',
    '折线沿时间展开，每个点是一段时间。',
    'A line runs over time; each of its points is a period.',
    '为日期维度选择周期，或改用柱状图。',
    'Choose a period for the date, or show bars.',
  ]),
  report_measure_missing: entry([
    '报表至少需要一个指标',
    'A report needs at least one measure',
    '没有指标就没有可显示的数。',
    'Without a measure there is nothing to show.',
    '添加“数量”或某个数值字段的合计。',
    'Add the count, or the sum of a number.',
  ]),
  report_measure_incomplete: entry([
    '指标还没有选择字段',
    'The measure has no field',
    '除“数量”外，指标都要对某个字段计算。',
    'Every measure but the count is about a field.',
    '选择字段，或改为“数量”。',
    'Choose a field, or count records.',
  ]),
  report_sort_unknown: entry([
    '排序引用的“{key}”既不是维度也不是指标',
    'The report sorts by “{key}”, which is no dimension or measure of it',
    '它可能已删除。',
    'It may have been removed.',
    '重新选择排序。',
    'Choose the order again.',
  ]),
  report_date_kind: entry([
    '“{field}”不是日期字段，不能跟随仪表盘的周期',
    '“{field}” is no date, so the period of a dashboard cannot narrow it',
    '仪表盘的周期按日期筛选记录。',
    'The period of a dashboard chooses records by a date.',
    '选择日期或日期时间字段，或不跟随周期。',
    'Choose a date, or leave it out.',
  ]),
  dashboard_block_incomplete: entry([
    '区块还没有选择要显示的内容',
    'The block has nothing to show yet',
    '报表区块需要报表，列表和待办需要视图，说明需要文字。',
    'A report block needs a report, a list or to-dos a view, a note its text.',
    '补全区块，或删除它。',
    'Complete the block, or remove it.',
  ]),
} satisfies ErrorTable;
