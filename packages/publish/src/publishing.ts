import { param, raw, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { hasErrors } from '@tessera/model';
import type { DocumentIssue } from '@tessera/model';
import type { Plan } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import type { LocalizedText } from '@tessera/std';
import { activate } from './activate.ts';
import { changeLines } from './change-lines.ts';
import type { DocumentChange } from './change-summary.ts';
import { checkTarget } from './check-target.ts';
import { mainLive } from './context.ts';
import type { PublishingContext, PublishingOptions } from './context.ts';
import { createDocuments } from './documents.ts';
import type { Documents } from './documents.ts';
import { addNames } from './physical-names.ts';
import { inPlace } from './place.ts';
import { createPresence } from './presence.ts';
import type { Presence } from './presence.ts';
import { createPlanCache } from './plan-cache.ts';
import type { Plans } from './plan-cache.ts';
import { planPublish } from './publish-plan.ts';
import type { PublishPlan } from './publish-plan.ts';
import { currentRelease, getRelease, listReleases } from './release-store.ts';
import type { ReleaseEntry } from './release-store.ts';
import { runPrepare } from './run-steps.ts';
import { createSchemaCheck } from './schema-check.ts';
import type { Step } from './step.ts';
import { compileTarget, draftTarget, rollbackTarget } from './target.ts';
import type { Target } from './target.ts';

/** Who publishes, and why. */
export interface PublishRequest {
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly note?: string | null;
  /** What the person was shown; another plan is refused with plan_stale. */
  readonly planHash?: string;
}

/** A publish as it is shown before it happens. */
export interface DraftPlan {
  readonly planHash: string;
  readonly changes: readonly DocumentChange[];
  readonly steps: readonly {
    readonly phase: Step['phase'];
    readonly class: Step['class'];
    readonly text: LocalizedText;
    readonly sql: readonly string[];
  }[];
  readonly issues: readonly DocumentIssue[];
}

/** Drafts, releases and plans of one environment. */
export interface Publishing {
  readonly documents: Documents;
  readonly presence: Presence;
  readonly plans: Plans;
  readonly releases: {
    list(): Promise<{ readonly current: number | null; readonly items: readonly ReleaseEntry[] }>;
    /** Refuses with release_unknown. */
    get(no: number): Promise<ReleaseEntry>;
  };
  /** What is wrong with the draft as it would go live. */
  check(): Promise<readonly DocumentIssue[]>;
  plan(): Promise<DraftPlan>;
  /** The draft made ready to run, for trying it out: what it adds has no tables yet. Refuses with draft_invalid. */
  trial(): Promise<Plan>;
  /** Refuses with draft_invalid, nothing_to_publish, plan_stale, publish_in_progress or unique_not_possible. */
  publish(request: PublishRequest): Promise<{ readonly release: number }>;
  /** Makes a new release with the content of release `no`; the draft stays. Refuses as `publish` does. */
  rollback(request: Omit<PublishRequest, 'planHash'> & { readonly no: number }): Promise<{ readonly release: number }>;
}

/** Scalar sub-select: number of the live release, null before the first. For `createIdentity`. */
export function currentReleaseSql(place = mainLive): Sql {
  return sql`(${raw('select nullif(release, 0) from tessera.environment')} where ${inPlace(place)})`;
}

export function createPublishing(options: PublishingOptions): Publishing {
  const context: PublishingContext = { place: mainLive, ...options, checkSchema: createSchemaCheck() };
  const { database, place } = context;
  const plans = createPlanCache(context);

  async function release(
    target: Target,
    request: PublishRequest,
    rollbackOf: number | null,
  ): Promise<{ release: number }> {
    const plan = await planPublish(context, plans, target, rollbackOf !== null);
    if (request.planHash !== undefined && request.planHash !== plan.planHash) throw new Refusal('plan_stale');
    if (!plan.ready) throw invalid(plan.issues);
    if (plan.changes.length === 0) throw new Refusal('nothing_to_publish');
    await addNames(database, place, plan.ready.names);
    await runPrepare(database, phase(plan, 'prepare'));
    const no = await activate(context, {
      target,
      steps: phase(plan, 'activate'),
      changes: plan.changes,
      actor: request.actor,
      note: request.note ?? null,
      rollbackOf,
    });
    await plans.of(no);
    return { release: no };
  }

  return {
    documents: createDocuments(context),
    presence: createPresence(context),
    plans,
    releases: {
      list: async () => {
        const current = await currentRelease(database, place);
        return { current: current === 0 ? null : current, items: await listReleases(database, place) };
      },
      get: (no) => getRelease(database, place, no),
    },
    check: async () => checkTarget(context, await draftTarget(context)),
    plan: async () => {
      const target = await draftTarget(context);
      const { planHash, changes, steps, issues } = await planPublish(context, plans, target, false);
      const shown = steps.map(({ phase: when, class: cost, text, sql: statements }) => ({
        phase: when,
        class: cost,
        text,
        sql: statements,
      }));
      return { planHash, changes: changeLines(context, target, changes, issues), steps: shown, issues };
    },
    trial: async () => {
      const target = await draftTarget(context);
      const issues = checkTarget(context, target);
      if (hasErrors(issues)) throw invalid(issues);
      return (await compileTarget(context, target.after, target.documents)).plan;
    },
    publish: (request) => alone(context, async () => release(await draftTarget(context), request, null)),
    rollback: ({ no, ...request }) =>
      alone(context, async () => release(await rollbackTarget(context, no), request, no)),
  };
}

const phase = ({ steps }: PublishPlan, wanted: Step['phase']): readonly Step[] =>
  steps.filter((step) => step.phase === wanted);

function invalid(issues: readonly DocumentIssue[]): Refusal {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return new Refusal(
    'draft_invalid',
    { count: errors.length },
    errors.map((each) => ({ ...each, path: `/${each.kind}/${each.id}${each.path}` })),
  );
}

/** One publish at a time in an environment, over all processes; a dead process lets go by itself. */
async function alone<T>({ database, place }: PublishingContext, work: () => Promise<T>): Promise<T> {
  const key = sql`hashtextextended(${param(`${place.base}/${place.environment}`, 'text')}, 7305214004)`;
  return database.session(async (session) => {
    const { rows } = await session.query<{ got: boolean }>(sql`select pg_try_advisory_lock(${key}) as got`);
    if (!rows[0]?.got) throw new Refusal('publish_in_progress');
    return work();
  });
}
