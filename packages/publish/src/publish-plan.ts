import { createHash } from 'node:crypto';
import { hasErrors } from '@tessera/model';
import type { DocumentIssue } from '@tessera/model';
import type { Plan } from '@tessera/plan';
import { canonicalJson } from '@tessera/std';
import { readCatalogue } from './catalogue.ts';
import { changedDocuments } from './change-summary.ts';
import type { ReleaseChange } from './release-store.ts';
import { checkTarget } from './check-target.ts';
import type { PublishingContext } from './context.ts';
import type { NameRow } from './physical-names.ts';
import { planSteps } from './plan-steps.ts';
import type { Plans } from './plan-cache.ts';
import type { Step } from './step.ts';
import { compileTarget } from './target.ts';
import type { Target } from './target.ts';
import { typeChanges } from './type-changes.ts';
import type { TypeChanges } from './type-changes.ts';

const nothingMoves: TypeChanges = { issues: [], moves: [] };

/** A publish worked out to its last statement. */
export interface PublishPlan {
  /** Names content and statements; differs when either does. */
  readonly planHash: string;
  readonly changes: readonly ReleaseChange[];
  readonly steps: readonly Step[];
  readonly issues: readonly DocumentIssue[];
  /** Absent when errors stop the publish. */
  readonly ready?: { readonly plan: Plan; readonly names: readonly NameRow[] };
}

/** Works a publish out. A roll back takes old content as it was: it brings its own columns and is not refused for them. */
export async function planPublish(
  context: PublishingContext,
  plans: Plans,
  target: Target,
  isRollback: boolean,
): Promise<PublishPlan> {
  const changes = changedDocuments(target.live, target.documents);
  const issues = checkTarget(context, target);
  if (hasErrors(issues)) return { planHash: hashOf(target, []), changes, steps: [], issues };
  const { plan, added } = await compileTarget(context, target.after + 1, target.documents);
  const changed = isRollback ? nothingMoves : await typeChanges(context, await plans.of(target.after), plan);
  const steps = planSteps(plan, await readCatalogue(context.database, plan.schema), changed.moves);
  const planHash = hashOf(target, steps);
  const all = [...issues, ...changed.issues];
  return { planHash, changes, steps, issues: all, ...(hasErrors(all) ? {} : { ready: { plan, names: added } }) };
}

function hashOf({ after, documents }: Target, steps: readonly Step[]): string {
  const content = documents.map(({ kind, id, hash }) => [kind, id, hash]);
  return createHash('sha256')
    .update(canonicalJson([after, content, steps.map(({ sql }) => sql)]))
    .digest('hex')
    .slice(0, 32);
}
