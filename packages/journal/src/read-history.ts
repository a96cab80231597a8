import { param, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import type { ChangeAction, ChangeCause } from './change.ts';

/** One change of a record, as stored; nothing is masked yet. */
export interface Change {
  readonly seq: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly release: number;
  readonly cause: ChangeCause;
  readonly causeDetail: Readonly<Record<string, unknown>> | null;
  readonly action: ChangeAction;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason: string | null;
}

export interface HistoryQuery {
  readonly base: string;
  readonly environment: string;
  readonly entity: string;
  readonly record: string;
  readonly limit: number;
  /** Only changes older than this seq. */
  readonly before?: string;
}

/** The changes of a record, newest first. */
export async function readHistory(queryable: Queryable, query: HistoryQuery): Promise<readonly Change[]> {
  const older = query.before === undefined ? sql`` : sql` and c.seq < ${param(query.before, 'bigint')}`;
  const { rows } = await queryable.query<Change>(
    sql`select c.seq::text as seq, c.at, c.actor, u.name as "actorName", c.release, c.cause, c.cause_detail as "causeDetail",
          c.action, c.before, c.after, c.reason
        from tessera.change c left join tessera.sys_user u on u.id = c.actor
        where c.entity = ${param(query.entity, 'text')} and c.record = ${param(query.record, 'uuid')}
          and c.base = ${param(query.base, 'text')} and c.environment = ${param(query.environment, 'text')}${older}
        order by c.seq desc limit ${param(query.limit, 'int')}`,
  );
  return rows;
}
