import { dayRules, fromRules, isPeriod, unparse } from '@tessera/expression';
import type { Rule, RuleOperator } from '@tessera/expression';
import type { FieldDocument } from '@tessera/model';
import type { Json } from '@tessera/std';
import { shapedValue, userSayingIn } from '@tessera/ui';
import { isFilled } from './list-filter.ts';
import type { QuickValues } from './list-filter.ts';

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

function isList(operator: RuleOperator): boolean {
  return operator === 'in' || operator === 'includesAny' || operator === 'between';
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
