import { dayRules, fromRules, isPeriod, unparse } from '@tessera/expression';
import type { Rule, RuleOperator } from '@tessera/expression';
import type { FieldDocument } from '@tessera/model';
import type { Json } from '@tessera/std';
import { shapedValue, userSayingIn } from '@tessera/ui';

/** Values of quick filters by field key. */
export type QuickValues = Readonly<Record<string, unknown>>;

/** How a quick filter asks: choices take several, links and people one, yes/no its own two. */
export function quickOperator(field: FieldDocument): RuleOperator {
  if (field.kind === 'select' || field.kind === 'status' || field.kind === 'person') return 'in';
  if (field.kind === 'multiSelect') return 'includesAny';
  if (field.kind === 'date' || field.kind === 'datetime') return 'between';
  if (['integer', 'decimal', 'money', 'percent'].includes(field.kind)) return 'ge';
  if (['text', 'email', 'phone', 'url', 'autonumber'].includes(field.kind)) return 'contains';
  return 'eq';
}

/** Whether a field is asked about by days. */
export function isDay({ kind }: FieldDocument): boolean {
  return kind === 'date' || kind === 'datetime';
}

/** What a quick filter about days offers: the rest is picked from a calendar. */
export const quickDays: readonly string[] = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'inLastDays:7',
  'inLastDays:30',
  'inNextDays:7',
  'inNextDays:30',
  'olderThanDays:7',
  'olderThanDays:30',
];

/** A question about days as one word: `thisWeek`, `inLastDays:7`. */
export function readDays(
  word: string,
): { readonly operator: (typeof dayRules)[number]; readonly value: string | number } | undefined {
  if (isPeriod(word)) return { operator: 'inPeriod', value: word };
  const [name = '', count = ''] = word.split(':');
  const operator = dayRules.find((one) => one === name);
  return operator && operator !== 'inPeriod' && /^\d{1,4}$/.test(count)
    ? { operator, value: Number(count) }
    : undefined;
}

/** Whether a quick filter asks for anything. */
export function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => item !== null && item !== '');
  return value !== null && value !== undefined && value !== '';
}

function isList(operator: RuleOperator): boolean {
  return operator === 'in' || operator === 'includesAny' || operator === 'between';
}

/** Quick filters out of an address; what it does not say properly, or may not be asked, counts for nothing. */
export function readQuick(text: string | undefined, readable: (key: string) => boolean): QuickValues {
  if (text === undefined || text === '') return {};
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(Object.entries(found).filter(([key]) => readable(key)));
  } catch {
    return {};
  }
}

/** The conditions of quick filters as expression text; empty when none is set. */
export function quickFilterText(values: QuickValues, fieldOf: (key: string) => FieldDocument | undefined): string {
  const rules = Object.entries(values).flatMap(([key, value]): Rule[] => {
    const field = fieldOf(key);
    if (!field || !isFilled(value)) return [];
    if (field.kind === 'boolean')
      return [{ field: key, operator: value === true || value === 'true' ? 'isTrue' : 'isFalse' }];
    const days = typeof value === 'string' ? readDays(value) : undefined;
    if (days && isDay(field)) return [{ field: key, ...days }];
    const operator = quickOperator(field);
    const fits = isList(operator) === Array.isArray(value) || userSayingIn(value) !== undefined;
    return fits ? [{ field: key, operator, value: shapedValue(operator, value as Json) ?? null }] : [];
  });
  return rules.length === 0 ? '' : unparse(fromRules({ combinator: 'and', rules }));
}

/** Conditions that must all hold; empty ones do not count. */
export function allOf(...filters: readonly (string | undefined)[]): string | undefined {
  const given = filters.map((text) => text?.trim() ?? '').filter((text) => text !== '');
  if (given.length < 2) return given[0];
  return given.map((text) => `(${text})`).join(' && ');
}

/** Sort keys as the record API takes them. */
export function sortText(
  sort: readonly { readonly column: string; readonly descending: boolean }[],
): readonly string[] {
  return sort.map(({ column, descending }) => (descending ? `-${column}` : column));
}

/** Sort keys as the grid takes them. */
export function sortFrom(keys: readonly string[] | undefined): { column: string; descending: boolean }[] {
  return (keys ?? [])
    .filter(Boolean)
    .map((key) =>
      key.startsWith('-') ? { column: key.slice(1), descending: true } : { column: key, descending: false },
    );
}
