import { fromRules, parse, unparse } from '@tessera/expression';
import type { Rule } from '@tessera/expression';
import { fieldOf } from '@tessera/model';
import type { EntityPlan, Plan } from '@tessera/plan';
import type { ReportDocument } from '@tessera/schemas';
import type { Json } from '@tessera/std';
import { bucketRange } from './period.ts';
import type { DayRange } from './period.ts';

type Dimension = NonNullable<ReportDocument['dimensions']>[string];

/** Conditions that must all hold, as expression text; empty for none. */
export function allOf(parts: readonly (string | Rule | undefined)[]): string {
  const texts = parts.flatMap((part) => {
    if (part === undefined || part === '') return [];
    return [typeof part === 'string' ? part : ruleText(part)];
  });
  const text = texts.length < 2 ? (texts[0] ?? '') : texts.map((each) => `(${each})`).join(' && ');
  const parsed = parse(text);
  return 'ast' in parsed ? unparse(parsed.ast) : text;
}

const ruleText = (rule: Rule): string => unparse(fromRules({ combinator: 'and', rules: [rule] }));

/** Days of a date, or from the first to the last moment of them in the zone of the installation. */
export function rangeRule(plan: Plan, entity: EntityPlan, key: string, { from, to }: DayRange): Rule {
  const field = fieldOf(entity.document, key);
  if (field?.kind !== 'datetime') return { field: key, operator: 'between', value: [from, to] };
  const moment = (day: string, time: string): Json => {
    const read = plan.kinds['datetime']?.parse(`${day} ${time}`, field, {
      documents: plan.documents,
      entity: entity.id,
      locale: 'zh-CN',
      timeZone: plan.timeZone,
    });
    return read && 'value' in read ? read.value : day;
  };
  const last = String(moment(to, '23:59:59')).replace('.000000Z', '.999999Z');
  return { field: key, operator: 'between', value: [moment(from, '00:00:00'), last] };
}

/** The records of one group. */
export function groupRule(plan: Plan, entity: EntityPlan, { field, period }: Dimension, value: Json): Rule {
  if (value === null) return { field, operator: 'empty' };
  if (typeof value === 'boolean') return { field, operator: value ? 'isTrue' : 'isFalse' };
  if (period !== undefined) return rangeRule(plan, entity, field, bucketRange(String(value), period));
  const one = typeof value === 'object' && 'id' in value ? (value['id'] as Json) : value;
  const type = fieldOf(entity.document, field)?.kind;
  const isNumber = type === 'integer' || type === 'decimal' || type === 'percent';
  return { field, operator: 'eq', value: isNumber ? Number(one) : one };
}
