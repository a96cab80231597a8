import { hint, param, sql, sqlErrorOf } from '@tessera/database';
import type { Tx } from '@tessera/database';
import { Refusal } from '@tessera/std';
import { unfitState } from './column-move.ts';
import { isoTime } from './context.ts';
import type { PublishingContext } from './context.ts';
import { clearPublished } from './draft-store.ts';
import { inPlace } from './place.ts';
import { insertRelease } from './release-store.ts';
import type { NewRelease, ReleaseChange } from './release-store.ts';
import { withShortWaits } from './run-steps.ts';
import type { Step } from './step.ts';
import type { Target } from './target.ts';

/** Where every node hears that there is a new release; a hint only, the number travels with each authentication. */
export const releaseChannel = 'tessera_release';

export interface Activation {
  readonly target: Target;
  readonly steps: readonly Step[];
  readonly changes: readonly ReleaseChange[];
  readonly actor: NewRelease['actor'];
  readonly note: string | null;
  readonly rollbackOf: number | null;
}

/** The switch: one short transaction that makes the target the live release. */
export async function activate({ database, clock, place }: PublishingContext, activation: Activation): Promise<number> {
  const { target, steps, changes, actor, note, rollbackOf } = activation;
  const no = target.after + 1;
  await withShortWaits((lockTimeoutMs) =>
    database.transaction(
      async (tx) => {
        await lockEnvironment(tx, activation, place);
        for (const text of steps.flatMap((step) => step.sql)) await tx.query({ text });
        await insertRelease(tx, place, {
          no,
          at: isoTime(clock.now()),
          actor,
          note,
          rollbackOf,
          changes,
          documents: target.documents,
        });
        await clearPublished(tx, place, target.drafts);
        await hint(tx, releaseChannel, String(no));
      },
      { lockTimeoutMs },
    ),
  ).catch((error: unknown) => {
    throw sqlErrorOf(error)?.code === unfitState ? new Refusal('plan_stale') : error;
  });
  return no;
}

async function lockEnvironment(tx: Tx, { target }: Activation, place: PublishingContext['place']): Promise<void> {
  await tx.query(
    sql`select pg_advisory_xact_lock(hashtextextended(${param(`${place.base}/${place.environment}`, 'text')}, 7305214003))`,
  );
  const { rows } = await tx.query<{ release: number }>(
    sql`select release from tessera.environment where ${inPlace(place)} for update`,
  );
  if (rows[0]?.release !== target.after) throw new Refusal('plan_stale');
}
