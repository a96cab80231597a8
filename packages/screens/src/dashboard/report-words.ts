import { fieldOf, sortedEntries } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, ReportDocument } from '@tessera/schemas';
import type { Locale } from '@tessera/std';
import { localize } from '@tessera/std';
import { formatDate, formatMoney, formatNumber, formatPercent } from '@tessera/ui';
import type { MoneyValue, Say, TextBundle } from '@tessera/ui';
import type { dashboardTexts } from '../locale/dashboard-texts.ts';

type Dimension = NonNullable<ReportDocument['dimensions']>[string];
type Measure = ReportDocument['measures'][string];

type DashboardWord = typeof dashboardTexts extends TextBundle<infer K> ? K : never;

/** What is needed to say what a report says. */
export interface ReportReader {
  readonly documents: DocumentSet;
  readonly entity: EntityDocument;
  readonly locale: Locale;
  readonly say: Say<DashboardWord>;
}

/** A dimension or measure with its key, in order. */
export const dimensionList = (report: ReportDocument) => sortedEntries(report.dimensions);
export const measureList = (report: ReportDocument) => sortedEntries(report.measures);

/** The options or states a field may take, with their colours. */
function optionOf({ documents, entity }: ReportReader, key: string, value: string) {
  const field = fieldOf(entity, key);
  if (field?.kind === 'select') return field.options[value];
  return field?.kind === 'status' ? documents.get('workflow', field.lifecycle)?.states[value] : undefined;
}

export function groupColor(reader: ReportReader, { field }: Dimension, value: unknown): string | undefined {
  return typeof value === 'string' ? optionOf(reader, field, value)?.color : undefined;
}

/** A group as people call it. */
export function groupName(reader: ReportReader, { field, period }: Dimension, value: unknown): string {
  const { locale, say } = reader;
  if (value === null || value === undefined || value === '') return say('none');
  if (typeof value === 'boolean') return say(value ? 'yesNo' : 'no');
  if (typeof value === 'object') {
    const { title, id } = value as { readonly title?: string | null; readonly id?: string };
    return title ?? id ?? '';
  }
  const text = String(value);
  if (period !== undefined) return periodName(reader, period, text);
  const kind = fieldOf(reader.entity, field)?.kind;
  if (kind === 'date' || kind === 'datetime') return formatDate(text.slice(0, 10), locale);
  return localize(optionOf(reader, field, text)?.label, locale, text);
}

function periodName({ locale }: ReportReader, period: NonNullable<Dimension['period']>, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const quarter = Math.ceil(Number(month) / 3);
  switch (period) {
    case 'year':
      return locale === 'zh-CN' ? `${year}年` : year;
    case 'quarter':
      return locale === 'zh-CN' ? `${year}年${quarter}季度` : `Q${quarter} ${year}`;
    case 'month':
      return locale === 'zh-CN' ? `${year}年${Number(month)}月` : `${year}-${month}`;
    case 'week':
    case 'day':
      return locale === 'zh-CN'
        ? `${Number(month)}月${Number(date)}日`
        : formatDate(day, locale).replace(/ \d{4}$/, '');
  }
}

/** A measure as people call it. */
export function measureName({ entity, locale, say }: ReportReader, { function: made, field, label }: Measure): string {
  if (label !== undefined) return localize(label, locale);
  if (made === 'count' || field === undefined) return say('count');
  return say(made, { name: localize(fieldOf(entity, field)?.label, locale, field) });
}

const isMoney = (value: unknown): value is MoneyValue =>
  typeof value === 'object' && value !== null && 'amount' in value;

/** A measured value as a number to draw; null where there is none. */
export function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(isMoney(value) ? value.amount : value);
  return Number.isFinite(number) ? number : null;
}

/** A measured value as people read it. */
export function valueText(
  reader: ReportReader,
  { function: made, field }: Measure,
  value: unknown,
  compact: boolean,
): string {
  const { entity, locale } = reader;
  if (value === null || value === undefined) return '–';
  if (isMoney(value)) return formatMoney(value, locale, compact ? { compact } : {});
  const kind = made === 'count' ? 'integer' : fieldOf(entity, field ?? '')?.kind;
  if (kind === 'date' || kind === 'datetime') return formatDate(String(value).slice(0, 10), locale);
  if (kind === 'percent') return formatPercent(String(value), locale, { maximumFractionDigits: 1 });
  return formatNumber(String(value), locale, compact ? { compact } : { maximumFractionDigits: 2 });
}

/** How to write numbers on the axis of a measure: the currency of its values, as long as there is one. */
export function axisWords(reader: ReportReader, measure: Measure, values: readonly unknown[], compact: boolean) {
  const sample = values.find(isMoney);
  return (number: number): string =>
    valueText(reader, measure, sample ? { amount: String(number), currency: sample.currency } : number, compact);
}
