import type { ReportItem } from '@tessera/client';
import type { ReportDocument } from '@tessera/schemas';
import type { ChartSeries } from '@tessera/ui';
import { axisWords, dimensionList, groupName, measureName, measureList, numberOf } from './report-words.ts';
import type { ReportReader } from './report-words.ts';

/** Groups of a report as categories and series, and the filter behind each point. */
export function chartOf(report: ReportDocument, items: readonly ReportItem[], reader: ReportReader) {
  const [first, second] = dimensionList(report);
  const [main] = measureList(report);
  const categoryOf = (item: ReportItem) => (first ? groupName(reader, first[1], item.group[first[0]]) : '');
  const seriesOf = (item: ReportItem) =>
    second ? groupName(reader, second[1], item.group[second[0]]) : main ? measureName(reader, main[1]) : '';
  const categories = [...new Set(items.map(categoryOf))];
  const names = [...new Set(items.map(seriesOf))];
  const at = new Map(items.map((item) => [JSON.stringify([categoryOf(item), seriesOf(item)]), item]));
  const found = (category: number, series: number) => at.get(JSON.stringify([categories[category], names[series]]));
  const valueAt = (item: ReportItem | undefined): number | null => {
    if (!item || !main) return null;
    const isSum = main[1].function === 'count' || main[1].function === 'sum';
    return item.empty && isSum ? 0 : numberOf(item.values[main[0]]);
  };
  const series = names.map((name, index): ChartSeries => ({
    name,
    values: categories.map((_, place) => valueAt(found(place, index))),
  }));
  const values = items.map(({ values: own }) => (main ? own[main[0]] : null));
  const words = (compact: boolean) => (main ? axisWords(reader, main[1], values, compact) : String);
  const type = report.type === 'line' ? ('line' as const) : ('bar' as const);
  return {
    data: { type, categories, series, lying: type === 'bar' && first?.[1].period === undefined },
    filterAt: (category: number, at_: number) => found(category, at_)?.filter,
    short: words(true),
    full: words(false),
  };
}
