import type { EntityPlan } from '@tessera/plan';
import { mayReadField } from '@tessera/plan';
import { notify } from '@tessera/queue';
import type { NewNotification } from '@tessera/queue';
import { isoMicros } from '@tessera/records';
import type { Access, Current, RecordContext, Records, WriteAnswer } from '@tessera/records';
import type { Database, Queryable } from '@tessera/database';
import { sortedEntries } from '@tessera/model';
import { Refusal, required } from '@tessera/std';
import type { LocalizedText, NewId } from '@tessera/std';
import { guardOf } from './guard.ts';
import { guardReasons, missingFields, optionOf, setEffects, writtenBy } from './judge.ts';
import type { TransitionOption, Values } from './judge.ts';
import { startsIn, transitionsOf } from './lifecycle.ts';
import type { Transition } from './lifecycle.ts';
import { isAmong, resolvePeople } from './people.ts';
import { simulate } from './simulate.ts';
import type { Simulation, SimulationRequest } from './simulate.ts';

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
  /** Walks transitions of a lifecycle of a draft on a sample; reads, and writes nothing. `ctx` is whoever designs, on the live release. */
  simulate(ctx: RecordContext, request: SimulationRequest): Promise<Simulation>;
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
    simulate: (ctx, request) => simulate({ database, records, newId }, ctx, request),
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
  const bench = { plan: ctx.plan, viewer, entity, values: current.values, env };
  return Promise.all(
    open.map(async (transition) => {
      const mine = await isAmong(ctx.tx ?? database, transition.document.who, cast, current.allowed);
      return optionOf(bench, transition, mine);
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
    ...guardReasons({ plan: ctx.plan, viewer: access.viewer, entity, values: next, env }, transition),
  ];
  if (reasons.length > 0) throw new Refusal('transition_blocked', { transition: key, label: document.label }, reasons);
  const trusted = writtenBy(transition, sets, env);
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
