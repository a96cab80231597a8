import type { AggregateRow } from '@tessera/client';
import { sortedKeys } from '@tessera/model';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import type { Locale } from '@tessera/std';
import type { Grouping } from './view-choices.ts';

/** The day behind a stretch of days that starts with `day`. */
function endOf(day: string, unit: NonNullable<Grouping['unit']>): string {
  const end = new Date(`${day}T00:00:00Z`);
  if (unit === 'day') end.setUTCDate(end.getUTCDate() + 1);
  else if (unit === 'week') end.setUTCDate(end.getUTCDate() + 7);
  else end.setUTCMonth(end.getUTCMonth() + { month: 1, quarter: 3, year: 12 }[unit]);
  return end.toISOString().slice(0, 10);
}

/** What a stretch of days is called: `2026年3月`, `Mar 2026`; undefined where the field itself shows its value. */
export function groupWords({ unit }: Grouping, value: unknown, locale: Locale): string | undefined {
  if (unit === undefined || typeof value !== 'string') return undefined;
  const day = new Date(`${value}T00:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(day);
  if (unit === 'year') return format({ year: 'numeric' });
  if (unit === 'month') return format({ year: 'numeric', month: locale === 'en' ? 'short' : 'long' });
  if (unit === 'quarter') {
    const quarter = Math.floor(day.getUTCMonth() / 3) + 1;
    return locale === 'en' ? `Q${quarter} ${day.getUTCFullYear()}` : `${day.getUTCFullYear()}年第${quarter}季度`;
  }
  const first = format({ year: 'numeric', month: locale === 'en' ? 'short' : 'long', day: 'numeric' });
  if (unit === 'day') return first;
  const last = new Date(`${endOf(value, 'week')}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() - 1);
  const end = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
  });
  return `${first} – ${end.format(last)}`;
}

/** The condition that lists the records of one group. */
export function groupFilter({ field: key, unit }: Grouping, { kind }: FieldDocument, value: unknown): string {
  if (value === null || value === undefined) return `${key} == null`;
  if (kind === 'boolean') return value === true ? key : `!${key}`;
  const id: unknown = typeof value === 'object' ? (value as { readonly id?: unknown }).id : value;
  const text = String(id);
  if (unit === undefined) return `${key} == ${JSON.stringify(text)}`;
  const day = kind === 'datetime' ? `date(${key})` : key;
  return `${day} >= date('${text}') && ${day} < date('${endOf(text, unit)}')`;
}

/** Options and states in the order the designer gave them; undefined where values have an order of their own. */
export function groupOrder(documents: DocumentSet, field: FieldDocument | undefined): readonly string[] | undefined {
  if (field?.kind === 'select') return sortedKeys(field.options);
  const states = field?.kind === 'status' ? documents.get('workflow', field.lifecycle)?.states : undefined;
  return states && sortedKeys(states);
}

/** Groups in the order of the values of their field; what has no place in it comes last. */
export function inFieldOrder(
  groups: readonly AggregateRow[],
  by: string,
  order: readonly string[] | undefined,
): readonly AggregateRow[] {
  if (!order) return groups;
  const place = ({ group }: AggregateRow): number => {
    const index = order.indexOf(String(group[by]));
    return index < 0 ? order.length : index;
  };
  return groups.toSorted((a, b) => place(a) - place(b));
}
