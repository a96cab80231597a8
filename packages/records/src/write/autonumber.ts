import { ident, param, raw, slot, sql } from '@tessera/database';
import type { Bindings, Sql } from '@tessera/database';
import type { EntityPlan, FieldPlan, Plan } from '@tessera/plan';
import { required } from '@tessera/std';
import type { RecordContext } from '../context.ts';

/** The text around a sequence on one day, and the run of the sequence that day belongs to. */
export interface NumberFrame {
  readonly prefix: string;
  readonly suffix: string;
  readonly digits: number;
  /** Empty when the sequence never starts over. */
  readonly period: string;
}

const tokenPattern = /\{([^{}]*)\}/g;

/** Fields whose number the system gives. */
export function numberedFields(entity: EntityPlan): readonly FieldPlan[] {
  return entity.fields.filter(({ document }) => document.kind === 'autonumber');
}

/** Works out `OPP-{YYYY}{MM}-{SEQ:4 reset=month}` for a day `2026-03-01` in the tenant's zone. */
export function numberFrame(format: string, day: string): NumberFrame {
  const [year = '', month = '', date = ''] = day.split('-');
  const dates: Readonly<Record<string, string>> = { YYYY: year, YY: year.slice(2), MM: month, DD: date };
  const sequence = required(/\{SEQ:(\d+)(?:\s+reset=(\w+))?\}/.exec(format), `no sequence in ${format}`);
  const [before = '', after = ''] = format.split(sequence[0]);
  const fill = (text: string): string => text.replace(tokenPattern, (whole, token: string) => dates[token] ?? whole);
  const length = { year: 4, month: 7, day: 10 }[sequence[2] ?? ''] ?? 0;
  return { prefix: fill(before), suffix: fill(after), digits: Number(sequence[1]), period: day.slice(0, length) };
}

/** The CTE that takes the next number of a field; gaps are allowed. */
export function counterSql(plan: Plan, field: FieldPlan, place: number): Sql {
  return sql`n${raw(String(place))} as (insert into tessera.counter as c (base, environment, entity, field, period, value)
    values (${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(field.entity, 'text')}, ${param(field.key, 'text')}, ${slot(`n${place}_period`, 'text')}, 1)
    on conflict (base, environment, entity, field, period) do update set value = c.value + 1 returning value)`;
}

/** The number as text. */
export function numberSql(place: number): Sql {
  const value = sql`(select value::text from n${raw(String(place))})`;
  const digits = slot(`n${place}_digits`, 'int');
  return sql`(${slot(`n${place}_prefix`, 'text')} || repeat('0', greatest(0, ${digits} - length(${value}))) || ${value} || ${slot(`n${place}_suffix`, 'text')})`;
}

export function numberBindings(fields: readonly FieldPlan[], day: string): Bindings {
  const bindings: Record<string, unknown> = {};
  fields.forEach((field, place) => {
    const frame = frameOf(field, day);
    bindings[`n${place}_prefix`] = frame.prefix;
    bindings[`n${place}_suffix`] = frame.suffix;
    bindings[`n${place}_digits`] = frame.digits;
    bindings[`n${place}_period`] = frame.period;
  });
  return bindings;
}

/** Brings a counter behind the numbers that imports brought along, so that the next one is free. */
export function catchUpSql({ plan }: RecordContext, entity: EntityPlan, field: FieldPlan, day: string): Sql {
  const { prefix, suffix, period } = frameOf(field, day);
  const code = ident('t', required(field.columns[0], 'an autonumber has a column').name);
  const middle = sql`substr(${code}, ${param(Array.from(prefix).length + 1, 'int')}, length(${code}) - ${param(Array.from(prefix + suffix).length, 'int')})`;
  return sql`insert into tessera.counter as c (base, environment, entity, field, period, value)
    select ${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(entity.id, 'text')}, ${param(field.key, 'text')}, ${param(period, 'text')}, coalesce(max(case when ${middle} ~ '^[0-9]{1,15}$' then ${middle}::bigint end), 0)
    from ${ident(entity.schema, entity.table)} t where starts_with(${code}, ${param(prefix, 'text')}) and right(${code}, ${param(Array.from(suffix).length, 'int')}) = ${param(suffix, 'text')}
    on conflict (base, environment, entity, field, period) do update set value = greatest(c.value, excluded.value)`;
}

function frameOf(field: FieldPlan, day: string): NumberFrame {
  const format = field.document.kind === 'autonumber' ? field.document.format : '';
  return numberFrame(format, day);
}

/**
 * Tells the day of a moment in a zone: `2026-03-01`.
 * Why it remembers the last answer: asking Intl is dear, and days begin at quarters of an hour in every zone.
 */
export function dayFormat(timeZone: string): (micros: bigint) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  let known = { quarter: -1n, day: '' };
  return (micros) => {
    const quarter = micros / 900_000_000n;
    if (quarter === known.quarter) return known.day;
    const parts = format.formatToParts(new Date(Number(micros / 1000n)));
    const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
    known = { quarter, day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}` };
    return known.day;
  };
}
