import { join, raw, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';

/** What can happen to a record. */
export type ChangeAction = 'create' | 'update' | 'delete' | 'restore' | 'transition' | 'place';

/** What made a change happen; `cause_detail` says which import, job or transition it was. */
export type ChangeCause =
  | 'api'
  | 'import'
  | 'seed'
  | 'restore'
  | 'transition'
  | 'undo'
  | 'bulk'
  | 'publish'
  | 'identity';

/**
 * Where each part of a change row comes from: slots, parameters, or columns of `from`.
 * Shapes: at timestamptz · actor uuid · sessionId text · release int · cause, entity, action, reason text ·
 * causeDetail, before, after jsonb · record uuid. On an update `before` and `after` hold the changed keys only.
 */
export interface ChangeSource {
  /** FROM of the insert: the CTE or table whose rows changed. */
  readonly from: Sql;
  readonly at: Sql;
  readonly base: Sql;
  readonly environment: Sql;
  readonly cause: Sql;
  readonly entity: Sql;
  readonly record: Sql;
  readonly action: Sql;
  readonly actor?: Sql;
  readonly sessionId?: Sql;
  readonly release?: Sql;
  readonly causeDetail?: Sql;
  readonly before?: Sql;
  readonly after?: Sql;
  readonly reason?: Sql;
}

const columns = [
  ['at', 'at'],
  ['base', 'base'],
  ['environment', 'environment'],
  ['actor', 'actor'],
  ['session_id', 'sessionId'],
  ['release', 'release'],
  ['cause', 'cause'],
  ['cause_detail', 'causeDetail'],
  ['entity', 'entity'],
  ['record', 'record'],
  ['action', 'action'],
  ['before', 'before'],
  ['after', 'after'],
  ['reason', 'reason'],
] as const;

/**
 * The journal row as part of the statement that makes the change: `with row as (…), change as (${changeInsert(…)}) …`.
 * Returns `seq` and `record` of each row, for the outbox.
 */
export function changeInsert(source: ChangeSource): Sql {
  const given = columns.filter(([, key]) => source[key] !== undefined);
  const names = raw(given.map(([name]) => name).join(', '));
  const values = join(given.flatMap(([, key]) => source[key] ?? []));
  return sql`insert into tessera.change (${names}) select ${values} from ${source.from} returning seq, record`;
}

/** The keys of the jsonb object `target` whose value is another one in `other`: what a change row keeps of an update. */
export function onlyChanged(target: Sql, other: Sql): Sql {
  return sql`(select coalesce(jsonb_object_agg(each.key, each.value), '{}'::jsonb) from jsonb_each(${target}) each where (${other}) -> each.key is distinct from each.value)`;
}
