import { fieldOf, sortedEntries } from '@tessera/model';
import type { EntityPlan, Plan } from '@tessera/plan';
import type { ReportDocument } from '@tessera/schemas';
import type { Json } from '@tessera/std';
import { bucketsBetween } from './period.ts';
import type { DayRange } from './period.ts';

/** A group as it was summed, before its filter is known. */
export interface Gathered {
  readonly group: Readonly<Record<string, Json>>;
  readonly values: Readonly<Record<string, Json>>;
  readonly empty?: true;
  readonly conversion?: number | null;
}

/** Points a line may have. */
const mostPoints = 400;
/** States in which a record has left the road. */
const aside: ReadonlySet<string> = new Set(['lost', 'cancelled']);

const emptyValues = (report: ReportDocument): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(report.measures).map(([key, { function: made }]) => [key, made === 'count' ? 0 : null]),
  );

/** Times without records get a point of their own, in every series; `range`: the days that must be covered. */
export function fillTimes(
  report: ReportDocument,
  gathered: readonly Gathered[],
  range: DayRange | undefined,
): readonly Gathered[] {
  const [first, second] = sortedEntries(report.dimensions);
  const period = first?.[1].period;
  if (!first || period === undefined || report.sort !== undefined) return gathered;
  const timed = gathered.filter(({ group }) => typeof group[first[0]] === 'string');
  const days = timed.map(({ group }) => String(group[first[0]])).sort();
  const [from, to] = [range?.from ?? days[0], range?.to ?? days.at(-1)];
  if (from === undefined || to === undefined) return gathered;
  const series = new Map(timed.map(({ group }) => [second ? JSON.stringify(group[second[0]]) : '', group]));
  if (series.size === 0) series.set('', {});
  const known = new Map(timed.map((item) => [keyOf(item.group, first[0], second?.[0]), item]));
  const filled = bucketsBetween(from, to, period, mostPoints).flatMap((day) =>
    [...series.values()].map((sample): Gathered => {
      const group = { ...(second ? { [second[0]]: sample[second[0]] ?? null } : {}), [first[0]]: day };
      return known.get(keyOf(group, first[0], second?.[0])) ?? { group, values: emptyValues(report), empty: true };
    }),
  );
  return [...filled, ...gathered.filter(({ group }) => group[first[0]] === null)];
}

const keyOf = (group: Gathered['group'], first: string, second: string | undefined): string =>
  JSON.stringify([group[first], second === undefined ? null : group[second]]);

/** The steps of a funnel in their order: states on the road, or options. */
function stepsOf(plan: Plan, entity: EntityPlan, key: string): readonly string[] {
  const field = fieldOf(entity.document, key);
  if (field?.kind === 'select') return sortedEntries(field.options).map(([option]) => option);
  const workflow = field?.kind === 'status' ? plan.documents.get('workflow', field.lifecycle) : undefined;
  return sortedEntries(workflow?.states).flatMap(([state, { category }]) => (aside.has(category) ? [] : [state]));
}

/** Steps between the first and the last that hold records, in order, each with the share of the step before that came so far. */
export function funnelOf(
  plan: Plan,
  entity: EntityPlan,
  report: ReportDocument,
  gathered: readonly Gathered[],
): readonly Gathered[] {
  const first = sortedEntries(report.dimensions)[0];
  const [key, dimension] = first ?? ['', undefined];
  const steps = stepsOf(plan, entity, dimension?.field ?? '');
  const found = new Map(gathered.map((item) => [item.group[key], item]));
  const held = steps.flatMap((step, index) => (found.has(step) ? [index] : []));
  const shown = held.length === 0 ? [] : steps.slice(held[0], (held.at(-1) ?? 0) + 1);
  const counted = sortedEntries(report.measures).find(([, { function: made }]) => made === 'count')?.[0];
  const items = shown.map(
    (step): Gathered => found.get(step) ?? { group: { [key]: step }, values: emptyValues(report), empty: true },
  );
  if (counted === undefined) return items;
  const reached = items.map((_, from) =>
    items.slice(from).reduce((sum, { values }) => sum + Number(values[counted]), 0),
  );
  return items.map((item, index) => {
    const before = reached[index - 1];
    return { ...item, conversion: before === undefined ? null : (reached[index] ?? 0) / before };
  });
}
