import { Refusal } from '@tessera/std';
import type { Json, Params } from '@tessera/std';
import { compileSql, param, raw, slot, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** How far a job is: `done` of `total` things, in a phase that has a name of its own. */
export interface JobProgress {
  readonly done: number;
  readonly total?: number;
  readonly phase?: string;
}

/** Why a job failed: a code of some ErrorTable. */
export interface JobError {
  readonly code: string;
  readonly params: Params;
}

/** Work that goes on behind the screen: an import, an export, a reindex. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly input: Json;
  readonly state: JobState;
  readonly progress: JobProgress | null;
  readonly result: Json;
  readonly error: JobError | null;
  /** The user who started it. */
  readonly owner: string | null;
  readonly cancelRequested: boolean;
  readonly attempts: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  readonly input: Json;
  readonly owner?: string | null;
  /** Not before this time (ISO 8601). */
  readonly runAt?: string;
}

/** The columns of a Job, for every statement that returns one. */
export const jobColumns =
  raw(`id, kind, input, state, progress, result, error, owner, cancel_requested as "cancelRequested",
  attempts, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`);

/** Puts a job in the queue; through a transaction it is there only if that commits. */
export async function enqueue(queryable: Queryable, { id, kind, input, owner, runAt }: NewJob): Promise<void> {
  await queryable.query(sql`
    insert into tessera.job (id, kind, input, owner, run_at)
    values (${param(id, 'uuid')}, ${param(kind, 'text')}, ${param(JSON.stringify(input), 'jsonb')}, ${param(owner, 'uuid')},
      coalesce(${param(runAt, 'timestamptz')}, now()))`);
}

const read = compileSql(sql`select ${jobColumns} from tessera.job where id = ${slot('id', 'uuid')}`, 'job_read');
const list = compileSql(
  sql`select ${jobColumns} from tessera.job where owner = ${slot('owner', 'uuid')} order by created_at desc, id desc limit ${slot('limit', 'int')}`,
  'job_list',
);

/** One job; undefined when there is none. Whether the reader may see it is the caller's to decide (`owner`). */
export async function readJob(queryable: Queryable, id: string): Promise<Job | undefined> {
  return (await queryable.query<Job>(read.bind({ id }))).rows[0];
}

/** The jobs a user started, newest first. */
export async function listJobs(queryable: Queryable, owner: string, limit = 50): Promise<readonly Job[]> {
  return (await queryable.query<Job>(list.bind({ owner, limit }))).rows;
}

/**
 * Cancels a job: at once when it waits, at its next look when it runs.
 * Refuses with job_not_found or job_finished.
 */
export async function cancelJob(queryable: Queryable, id: string): Promise<Job> {
  const { rows } = await queryable.query<Job>(sql`
    update tessera.job
    set cancel_requested = true,
      state = case when state = 'queued' then 'cancelled' else state end,
      finished_at = case when state = 'queued' then now() else finished_at end
    where id = ${param(id, 'uuid')} and state in ('queued', 'running')
    returning ${jobColumns}`);
  if (rows[0]) return rows[0];
  throw new Refusal((await readJob(queryable, id)) ? 'job_finished' : 'job_not_found');
}
