import type { EntityPlan, FieldPlan } from '@tessera/plan';
import { mayReadField } from '@tessera/plan';
import { notify } from '@tessera/queue';
import type { NewNotification } from '@tessera/queue';
import { isEmpty, isoMicros } from '@tessera/records';
import type { Access, Current, RecordContext, Records, WriteAnswer } from '@tessera/records';
import type { Database, Queryable } from '@tessera/database';
import { sortedEntries } from '@tessera/model';
import { issue, pointer, Refusal, required } from '@tessera/std';
import type { Issue, Json, LocalizedText, NewId } from '@tessera/std';
import { guardIssues, guardOf } from './guard.ts';
import { startsIn, transitionsOf } from './lifecycle.ts';
import type { Transition } from './lifecycle.ts';
import { isAmong, resolvePeople } from './people.ts';

type Values = Readonly<Record<string, unknown>>;

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

export interface TransitionRequest {
  /** Fields filled in on the way. */
  readonly values?: Values;
  readonly ifMatch?: string;
}

export interface Flow {
  /** The transitions that start in the record's present state, those that are blocked with their reasons. */
  transitions(ctx: RecordContext, entity: string, id: string): Promise<readonly TransitionOption[]>;
  /**
   * Takes a transition: who, guard on the record as it will be, required fields, effects, journal and notifications, in one
   * transaction. Refuses `transition_unknown`, `transition_not_here`, `transition_not_yours`, `transition_blocked` with the reasons.
   */
  runTransition(
    ctx: RecordContext,
    entity: string,
    id: string,
    key: string,
    request?: TransitionRequest,
  ): Promise<WriteAnswer>;
}

export interface FlowOptions {
  readonly database: Database;
  readonly records: Records;
  readonly newId: NewId;
}

/** Lifecycles of records. */
export function createFlow({ database, records, newId }: FlowOptions): Flow {
  return {
    transitions: (ctx, entity, id) => listTransitions({ database, records }, ctx, entity, id),
    runTransition: (ctx, entity, id, key, request = {}) =>
      records.pipeline.inTransaction(ctx, (inner) => run({ records, newId }, inner, entity, id, key, request)),
  };
}

async function listTransitions(
  { database, records }: Pick<FlowOptions, 'database' | 'records'>,
  ctx: RecordContext,
  id: string,
  record: string,
): Promise<readonly TransitionOption[]> {
  const access = records.pipeline.access(ctx, id, 'read');
  const { entity, viewer } = access;
  const current = await records.pipeline.current(ctx, access, record, { action: 'update', anyone: true });
  const open = transitionsOf(entity).filter(
    (transition) => mayReadField(viewer, entity, transition.field) && startsIn(transition, current.values),
  );
  const guards = open.flatMap((transition) => guardOf(entity, transition) ?? []);
  const draft = { entity, id: record, values: current.values, old: current.values, touched: null };
  const env = await records.pipeline.environment(ctx, draft, guards);
  const cast = { values: current.values, principal: ctx.principal };
  return Promise.all(
    open.map(async (transition): Promise<TransitionOption> => {
      const { key, document, ask } = transition;
      const mine = await isAmong(ctx.tx ?? database, document.who, cast, current.allowed);
      const guard = guardOf(entity, transition);
      const blocked = guard ? guardIssues(ctx.plan, viewer, entity, transition, guard, env) : [];
      const helps = guard?.reads.some(([first = '']) => ask.includes(first)) ?? false;
      const reasons = [
        ...(mine ? [] : [notYours(transition)]),
        ...missingFields(entity, transition, current.values),
        ...blocked,
      ];
      return {
        key,
        label: document.label,
        to: document.to,
        enabled: mine && (blocked.length === 0 || helps),
        reasons,
        required: transition.required,
        ask,
      };
    }),
  );
}

async function run(
  { records, newId }: Omit<FlowOptions, 'database'>,
  ctx: RecordContext,
  id: string,
  record: string,
  key: string,
  request: TransitionRequest,
): Promise<WriteAnswer> {
  const { pipeline } = records;
  const tx = required(ctx.tx, 'a transition runs in a transaction');
  const access = pipeline.access(ctx, id, 'read');
  const { entity } = access;
  const current = await pipeline.current(ctx, access, record, { action: 'update', anyone: true, lock: true });
  await pipeline.refuseStale(ctx, access, current, request.ifMatch);
  const transition = pick(access, current, key);
  const { field, document } = transition;
  const cast = { values: current.values, principal: ctx.principal };
  if (!(await isAmong(tx, document.who, cast, current.allowed)))
    throw new Refusal('transition_not_yours', { transition: key, label: document.label });
  const values = request.values ?? {};
  const given = pipeline.read(access, values);
  const next: Values = { ...current.values, ...Object.fromEntries(given.values) };
  const sets = setEffects(entity, transition);
  const guard = guardOf(entity, transition);
  const draft = { entity, id: record, values: next, old: current.values, touched: null };
  const env = await pipeline.environment(ctx, draft, [...sets.map(({ rule }) => rule), ...(guard ? [guard] : [])]);
  const reasons = [
    ...given.issues,
    ...missingFields(entity, transition, next),
    ...(guard ? guardIssues(ctx.plan, access.viewer, entity, transition, guard, env) : []),
  ];
  if (reasons.length > 0) throw new Refusal('transition_blocked', { transition: key, label: document.label }, reasons);
  const trusted: Record<string, Json> = { [field.key]: document.to };
  for (const { target, rule } of sets)
    trusted[target.key] = rule.json({ ...env, record: { ...env.record, ...trusted } });
  const from = String(current.values[field.key]);
  const moved: RecordContext = {
    ...ctx,
    cause: { kind: 'transition', detail: { transition: key, field: field.key, from, to: document.to } },
  };
  const answer = await pipeline.apply(moved, access, current, values, { trusted, action: 'transition', anyone: true });
  if (!answer) throw new Refusal('record_stale', { changed: [] });
  await tell(tx, ctx, newId, entity, record, transition, { ...next, ...trusted });
  return answer;
}

/** The transition with this key that starts in the record's state. */
function pick({ entity, viewer }: Access, current: Current, key: string): Transition {
  const found = transitionsOf(entity).filter(
    (transition) => transition.key === key && mayReadField(viewer, entity, transition.field),
  );
  if (found.length === 0) throw new Refusal('transition_unknown', { transition: key.slice(0, 80) });
  const open = found.find((transition) => startsIn(transition, current.values));
  const [first] = found;
  if (!open)
    throw new Refusal('transition_not_here', {
      transition: key,
      label: first?.document.label,
      state: current.values[first?.field.key ?? ''] ?? null,
    });
  return open;
}

function missingFields(entity: EntityPlan, { required: keys }: Transition, values: Values): readonly Issue[] {
  return keys.flatMap((key) => {
    const field = entity.field(key);
    return field && isEmpty((values[key] ?? null) as Json)
      ? [issue(pointer(key), 'field_required', { field: key })]
      : [];
  });
}

const notYours = ({ key, document }: Transition): Issue =>
  issue('', 'transition_not_yours', { transition: key, label: document.label });

function setEffects(
  entity: EntityPlan,
  { document }: Transition,
): readonly { readonly target: FieldPlan; readonly rule: ReturnType<EntityPlan['rule']> }[] {
  return sortedEntries(document.effects).flatMap(([, effect]) => {
    const target = effect.type === 'set' && effect.field !== undefined ? entity.field(effect.field) : undefined;
    return target && effect.value !== undefined
      ? [{ target, rule: entity.rule(effect.value, { context: 'effect' }) }]
      : [];
  });
}

/** Tells people, as far as they may see the record: a line in the bell that leads to it. */
async function tell(
  tx: Queryable,
  ctx: RecordContext,
  newId: NewId,
  entity: EntityPlan,
  record: string,
  { document }: Transition,
  values: Values,
): Promise<void> {
  const lines: NewNotification[] = [];
  for (const [, effect] of sortedEntries(document.effects)) {
    if (effect.type !== 'notify' || !effect.to) continue;
    const people = await resolvePeople(tx, effect.to, { values, principal: ctx.principal });
    const title = (effect.message ?? document.label) as LocalizedText;
    for (const userId of people)
      lines.push({ id: newId(), userId, at: isoMicros(ctx.now), kind: 'transition', title, entity: entity.id, record });
  }
  await notify(tx, lines);
}
