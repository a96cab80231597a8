import { param, raw, slot, sql } from '@tessera/database';
import type { Bindings, Sql } from '@tessera/database';
import { changeInsert } from '@tessera/journal';
import type { ChangeAction } from '@tessera/journal';
import { outboxInsert } from '@tessera/queue';
import type { EntityPlan, Plan } from '@tessera/plan';
import { isoMicros } from '../context.ts';
import type { RecordContext } from '../context.ts';

/** Columns of a trail that differ from the slots `before` and `after`. */
interface TrailParts {
  /** Name of the CTE whose rows changed; it has a column `id`. */
  readonly from: string;
  readonly entity: EntityPlan;
  readonly action?: ChangeAction;
  readonly before?: Sql;
  readonly after?: Sql;
}

/**
 * The CTEs that note a change in the journal and put its event into the outbox. Ends without a comma.
 * Binds what `trailBindings` gives, and `before` and `after` unless told otherwise.
 */
export function trailSql(plan: Plan, parts: TrailParts): Sql {
  const { from, entity } = parts;
  const action = parts.action ? param(parts.action, 'text') : slot('action', 'text');
  const aggregate = `${plan.base}/${plan.environment}/${entity.id}/`;
  return sql`change as (${changeInsert({
    from: raw(from),
    at: slot('now', 'timestamptz'),
    base: param(plan.base, 'text'),
    environment: param(plan.environment, 'text'),
    actor: slot('me', 'uuid'),
    sessionId: slot('session', 'text'),
    release: param(plan.release, 'int'),
    cause: slot('cause', 'text'),
    causeDetail: slot('causeDetail', 'jsonb'),
    entity: param(entity.id, 'text'),
    record: raw(`${from}.id`),
    action,
    before: parts.before ?? slot('before', 'jsonb'),
    after: parts.after ?? slot('after', 'jsonb'),
  })}), event as (${outboxInsert({
    from: raw('change'),
    id: raw('gen_random_uuid()'),
    changeSeq: raw('change.seq'),
    topic: sql`'record.' || ${action}`,
    aggregate: sql`${param(aggregate, 'text')} || change.record`,
    payload: sql`jsonb_build_object('entity', ${param(entity.id, 'text')}, 'record', change.record, 'release', ${param(plan.release, 'int')})`,
  })})`;
}

/** What a trail binds, beside the difference. */
export function trailBindings({ principal, cause, now }: RecordContext, action?: ChangeAction): Bindings {
  return {
    me: principal.userId,
    now: isoMicros(now),
    session: principal.sessionId ?? principal.keyId,
    cause: cause.kind,
    causeDetail: cause.detail ?? null,
    ...(action && { action }),
  };
}
