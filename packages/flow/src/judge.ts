import type { Environment } from '@tessera/expression';
import { sortedEntries } from '@tessera/model';
import type { EntityPlan, FieldPlan, Plan, Rule, Viewer } from '@tessera/plan';
import { isEmpty } from '@tessera/records';
import { issue, pointer } from '@tessera/std';
import type { Issue, Json, LocalizedText } from '@tessera/std';
import { guardIssues, guardOf } from './guard.ts';
import type { Transition } from './lifecycle.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A transition a record might take now. */
export interface TransitionOption {
  readonly key: string;
  readonly label: LocalizedText;
  readonly to: string;
  /** False when filling in the fields asked for cannot help. */
  readonly enabled: boolean;
  /** What stands in the way as the record is now. */
  readonly reasons: readonly Issue[];
  readonly required: readonly string[];
  readonly ask: readonly string[];
}

/** What a transition is judged on: a record, whoever looks, and what guards read around it. */
export interface Bench {
  readonly plan: Plan;
  readonly viewer: Viewer;
  readonly entity: EntityPlan;
  readonly values: Values;
  readonly env: Environment;
}

/** A transition as it is offered: whether it can be taken, and what stands in the way. `mine`: whoever looks is one of its people. */
export function optionOf(bench: Bench, transition: Transition, mine: boolean): TransitionOption {
  const { entity, values } = bench;
  const { key, document, ask, required } = transition;
  const guard = guardOf(entity, transition);
  const blocked = guardReasons(bench, transition);
  const helps = guard?.reads.some(([first = '']) => ask.includes(first)) ?? false;
  return {
    key,
    label: document.label,
    to: document.to,
    enabled: mine && (blocked.length === 0 || helps),
    reasons: [...(mine ? [] : [notYours(transition)]), ...missingFields(entity, transition, values), ...blocked],
    required,
    ask,
  };
}

/** Why the guard of a transition blocks; empty without a guard. */
export function guardReasons({ plan, viewer, entity, env }: Bench, transition: Transition): readonly Issue[] {
  const guard = guardOf(entity, transition);
  return guard ? guardIssues(plan, viewer, entity, transition, guard, env) : [];
}

export function missingFields(entity: EntityPlan, { required: keys }: Transition, values: Values): readonly Issue[] {
  return keys.flatMap((key) => {
    const field = entity.field(key);
    return field && isEmpty((values[key] ?? null) as Json)
      ? [issue(pointer(key), 'field_required', { field: key })]
      : [];
  });
}

/** A field a transition writes, and what. */
export interface SetEffect {
  readonly target: FieldPlan;
  readonly rule: Rule;
}

export function setEffects(entity: EntityPlan, { document }: Transition): readonly SetEffect[] {
  return sortedEntries(document.effects).flatMap(([, effect]) => {
    const target = effect.type === 'set' && effect.field !== undefined ? entity.field(effect.field) : undefined;
    return target && effect.value !== undefined
      ? [{ target, rule: entity.rule(effect.value, { context: 'effect' }) }]
      : [];
  });
}

/** What a transition writes: the new state, then its effects in order, each knowing what those before it wrote. */
export function writtenBy(
  { field, document }: Transition,
  sets: readonly SetEffect[],
  env: Environment,
): Readonly<Record<string, Json>> {
  const written: Record<string, Json> = { [field.key]: document.to };
  for (const { target, rule } of sets)
    written[target.key] = rule.json({ ...env, record: { ...env.record, ...written } as Environment['record'] });
  return written;
}

const notYours = ({ key, document }: Transition): Issue =>
  issue('', 'transition_not_yours', { transition: key, label: document.label });
