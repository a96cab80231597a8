import type { Json } from '@tessera/std';
import { compileSql, slot, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import type { ChangeAction, ChangeCause } from './change.ts';

/** One entry of a record's history, newest first. */
export interface Change {
  /** Grows with time; the cursor for older entries. */
  readonly seq: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string | null;
  readonly release: number | null;
  readonly cause: ChangeCause;
  readonly causeDetail: Json;
  readonly action: ChangeAction;
  readonly before: Readonly<Record<string, Json>> | null;
  readonly after: Readonly<Record<string, Json>> | null;
  readonly reason: string | null;
}

export interface HistoryQuery {
  readonly base: string;
  readonly environment: string;
  readonly entity: string;
  readonly record: string;
  readonly limit: number;
  /** Only entries older than this `seq`. */
  readonly before?: string;
}

const statement = compileSql(
  sql`
    select seq, at, actor, release, cause, cause_detail as "causeDetail", action, before, after, reason
    from tessera.change
    where entity = ${slot('entity', 'text')} and record = ${slot('record', 'uuid')}
      and base = ${slot('base', 'text')} and environment = ${slot('environment', 'text')}
      and (${slot('before', 'bigint')} is null or seq < ${slot('before', 'bigint')})
    order by seq desc
    limit ${slot('limit', 'int')}`,
  'history',
);

/** The history of one record, newest first. Masks are the caller's: everything that was written comes back. */
export async function readHistory(queryable: Queryable, query: HistoryQuery): Promise<readonly Change[]> {
  const { rows } = await queryable.query<Change>(statement.bind({ before: null, ...query }));
  return rows;
}
