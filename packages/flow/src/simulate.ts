import type { Principal } from '@tessera/access';
import type { Database } from '@tessera/database';
import { param, sql, sqlErrorOf } from '@tessera/database';
import type { Environment } from '@tessera/expression';
import { sortedEntries } from '@tessera/model';
import { mayReadField } from '@tessera/plan';
import type { EntityPlan, Plan, Rule } from '@tessera/plan';
import type { Access, RecordContext, Records } from '@tessera/records';
import { pointer, Refusal } from '@tessera/std';
import type { Issue, Json, LocalizedText, NewId } from '@tessera/std';
import { guardOf } from './guard.ts';
import { guardReasons, missingFields, optionOf, setEffects, writtenBy } from './judge.ts';
import type { TransitionOption, Values } from './judge.ts';
import { startsIn, transitionsOf } from './lifecycle.ts';
import type { Transition } from './lifecycle.ts';
import { isAmong, resolvePeople } from './people.ts';

/** A walk through a lifecycle as it is designed, on a record nobody changes. */
export interface SimulationRequest {
  /** The draft, ready to run. */
  readonly draft: Plan;
  /** Id of the lifecycle in the draft. */
  readonly workflow: string;
  /** Whose rights decide. */
  readonly actor: Principal;
  /** A real record to start from, read with the rights of whoever designs. */
  readonly record?: string;
  /** Values by hand, over those of the record. */
  readonly values?: Values;
  /** Transitions to take, one after the other. */
  readonly steps: readonly { readonly transition: string; readonly values?: Values }[];
}

/** A transition that was taken. */
export interface SimulationStep {
  readonly transition: string;
  readonly from: string;
  readonly to: string;
  /** Fields it wrote, the state aside. */
  readonly sets: readonly { readonly field: string; readonly value: Json }[];
  /** Whom it would tell, and what. */
  readonly tells: readonly {
    readonly people: readonly { readonly id: string; readonly title: string }[];
    readonly message: LocalizedText;
  }[];
}

export interface Simulation {
  readonly state: string;
  readonly values: Values;
  readonly steps: readonly SimulationStep[];
  /** Present when the last step asked for could not be taken. */
  readonly refused?: { readonly transition: string; readonly reasons: readonly Issue[] };
  /** What is possible from here. */
  readonly options: readonly TransitionOption[];
  /** What is wrong with the values given by hand. */
  readonly issues: readonly Issue[];
}

interface Ports {
  readonly database: Database;
  readonly records: Records;
  readonly newId: NewId;
}

/** The scene of one simulation: the lifecycle, whoever acts, and the record so far. */
interface Scene extends Ports {
  readonly ctx: RecordContext;
  readonly access: Access;
  readonly transitions: readonly Transition[];
  readonly id: string;
  readonly mayUpdate: boolean;
}

/** Walks a lifecycle of the draft with the code that guards the real one. Reads; writes nothing. Refuses what the actor may not see. */
export async function simulate(ports: Ports, ctx: RecordContext, request: SimulationRequest): Promise<Simulation> {
  const { draft, workflow, actor } = request;
  const entity = draft.entities.find(({ lifecycles }) => lifecycles.some((one) => one.workflow.id === workflow));
  const lifecycle = entity?.lifecycles.find((one) => one.workflow.id === workflow);
  if (!entity || !lifecycle) throw new Refusal('simulation_without_field', { workflow });
  const acting: RecordContext = { ...ctx, plan: draft, principal: actor };
  const access = ports.records.pipeline.access(acting, entity.id, 'read');
  const start = await startOf(ports, ctx, request, entity);
  const given = readValues(entity, request.values ?? {});
  const scene: Scene = {
    ...ports,
    ctx: acting,
    access,
    transitions: transitionsOf(entity).filter(({ field }) => field.key === lifecycle.field.key),
    id: request.record ?? ports.newId(),
    mayUpdate: start.mayUpdate ?? access.rights.update !== false,
  };
  let values: Values = { [lifecycle.field.key]: lifecycle.workflow.initial, ...start.values, ...given.values };
  const steps: SimulationStep[] = [];
  let refused: Simulation['refused'];
  for (const step of request.steps) {
    const taken = await take(scene, values, step);
    if ('reasons' in taken) {
      refused = { transition: step.transition, reasons: taken.reasons };
      break;
    }
    values = taken.values;
    steps.push(taken.step);
  }
  const state = String(values[lifecycle.field.key] ?? '');
  const options = await optionsOf(scene, values);
  return { state, values, steps, options, issues: given.issues, ...(refused ? { refused } : {}) };
}

/** The record to start from as far as whoever designs may read it, and whether the actor may change it. */
async function startOf(
  { records }: Ports,
  ctx: RecordContext,
  { record, actor }: SimulationRequest,
  entity: EntityPlan,
): Promise<{ readonly values: Values; readonly mayUpdate?: boolean }> {
  if (record === undefined) return { values: {} };
  const own = records.pipeline.access(ctx, entity.id, 'read');
  const anyone = { action: 'update', anyone: true } as const;
  const seen = await records.pipeline.current(ctx, own, record, anyone);
  const values = Object.fromEntries(
    Object.entries(seen.values).filter(([key]) => {
      const live = own.entity.field(key);
      return live && mayReadField(own.viewer, own.entity, live) && entity.field(key)?.kind.id === live.kind.id;
    }),
  );
  const as = { ...ctx, principal: actor };
  const { allowed } = await records.pipeline.current(
    as,
    records.pipeline.access(as, entity.id, 'read'),
    record,
    anyone,
  );
  return { values, mayUpdate: allowed };
}

/** Values as people typed them, in canonical form. */
function readValues(entity: EntityPlan, input: Values): { readonly values: Values; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const field = entity.field(key);
    if (!field) continue;
    const read = value === null ? { value } : field.kind.normalise(value as Json, field.document, field.context);
    if ('issues' in read) issues.push(...read.issues.map((one) => ({ ...one, path: `${pointer(key)}${one.path}` })));
    else values[key] = read.value;
  }
  return { values, issues };
}

async function optionsOf(scene: Scene, values: Values): Promise<readonly TransitionOption[]> {
  const { access, ctx, database } = scene;
  const { entity, viewer } = access;
  const open = scene.transitions.filter((transition) => startsIn(transition, values));
  const env = await environment(
    scene,
    values,
    values,
    open.flatMap((transition) => guardOf(entity, transition) ?? []),
  );
  const bench = { plan: ctx.plan, viewer, entity, values, env };
  return Promise.all(
    open.map(async (transition) =>
      optionOf(
        bench,
        transition,
        await isAmong(database, transition.document.who, castOf(scene, values), scene.mayUpdate),
      ),
    ),
  );
}

const castOf = ({ ctx }: Scene, values: Values) => ({ values, principal: ctx.principal });

async function take(
  scene: Scene,
  values: Values,
  { transition: key, values: input = {} }: SimulationRequest['steps'][number],
): Promise<{ readonly reasons: readonly Issue[] } | { readonly values: Values; readonly step: SimulationStep }> {
  const { access, ctx, database, records } = scene;
  const { entity, viewer } = access;
  const transition = scene.transitions.find((one) => one.key === key && startsIn(one, values));
  if (!transition) throw new Refusal('transition_unknown', { transition: key.slice(0, 80) });
  const { document } = transition;
  const given = records.pipeline.read(access, input);
  const next: Values = { ...values, ...Object.fromEntries(given.values) };
  const sets = setEffects(entity, transition);
  const guard = guardOf(entity, transition);
  const env = await environment(scene, next, values, [...sets.map(({ rule }) => rule), ...(guard ? [guard] : [])]);
  const mine = await isAmong(database, document.who, castOf(scene, values), scene.mayUpdate);
  const reasons = mine
    ? [
        ...given.issues,
        ...missingFields(entity, transition, next),
        ...guardReasons({ plan: ctx.plan, viewer, entity, values: next, env }, transition),
      ]
    : optionOf({ plan: ctx.plan, viewer, entity, values: next, env }, transition, false).reasons;
  if (reasons.length > 0) return { reasons };
  const written = writtenBy(transition, sets, env);
  const after = { ...next, ...written };
  const touched = new Set([...given.values.keys(), ...Object.keys(written)]);
  const wrong = (await judged(scene, { values: after, old: values, touched })).filter(
    ({ severity }) => severity !== 'warning',
  );
  if (wrong.length > 0) return { reasons: wrong };
  return { values: after, step: await stepOf(scene, transition, written, String(values[transition.field.key]), after) };
}

async function stepOf(
  scene: Scene,
  { key, field, document }: Transition,
  written: Readonly<Record<string, Json>>,
  from: string,
  values: Values,
): Promise<SimulationStep> {
  const tells = await Promise.all(
    sortedEntries(document.effects).flatMap(([, effect]) =>
      effect.type === 'notify' && effect.to
        ? [
            resolvePeople(scene.database, effect.to, castOf(scene, values)).then(async (ids) => ({
              people: await namesOf(scene.database, ids),
              message: (effect.message ?? document.label) as LocalizedText,
            })),
          ]
        : [],
    ),
  );
  const sets = Object.entries(written)
    .filter(([name]) => name !== field.key)
    .map(([name, value]) => ({ field: name, value }));
  return { transition: key, from, to: document.to, sets, tells };
}

async function namesOf(database: Database, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { rows } = await database.query<{ id: string; title: string }>(
    sql`select id, name as title from tessera.sys_user where id = any(${param(ids, 'uuid[]')}) order by name, id`,
  );
  return rows;
}

/** What a draft adds to the tables is not there yet: what rules read there counts as empty. */
const notThere: ReadonlySet<string> = new Set(['42703', '42P01']);

async function unlessMissing<T>(work: Promise<T>, otherwise: () => Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!notThere.has(sqlErrorOf(error)?.code ?? '')) throw error;
    return otherwise();
  });
}

function environment(scene: Scene, values: Values, old: Values, rules: readonly Rule[]): Promise<Environment> {
  const { ctx, access, id, records } = scene;
  const draft = { entity: access.entity, id, values, old, touched: null };
  return unlessMissing(records.pipeline.environment(ctx, draft, rules), () =>
    records.pipeline.environment(ctx, draft, []),
  );
}

function judged(
  { ctx, access, id, records }: Scene,
  change: { readonly values: Values; readonly old: Values; readonly touched: ReadonlySet<string> },
): Promise<readonly Issue[]> {
  return unlessMissing(records.pipeline.judge(ctx, { entity: access.entity, id, ...change }), () =>
    Promise.resolve([]),
  );
}
