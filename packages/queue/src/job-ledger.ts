import { param, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import type { Json } from '@tessera/std';
import { jobColumns } from './job.ts';
import type { Job, JobError, JobProgress } from './job.ts';

/** Takes the oldest waiting job of these kinds. `claim` names this take, so that a late finisher cannot overwrite. */
export async function claimJob(database: Queryable, kinds: readonly string[], claim: string): Promise<Job | undefined> {
  const { rows } = await database.query<Job>(sql`
    update tessera.job
    set state = 'running', claim = ${param(claim, 'uuid')}, heartbeat_at = now(), started_at = coalesce(started_at, now()),
      attempts = attempts + 1, progress = null, error = null
    where id = (
      select id from tessera.job
      where state = 'queued' and run_at <= now() and kind = any(${param(kinds, 'text[]')})
      order by run_at, id limit 1 for update skip locked)
    returning ${jobColumns}`);
  return rows[0];
}

/** Says that a job is alive and how far it is. `lost`: another worker has it by now. */
export async function beat(
  database: Queryable,
  id: string,
  claim: string,
  progress: JobProgress | undefined,
): Promise<'go' | 'cancel' | 'lost'> {
  const { rows } = await database.query<{ cancel: boolean }>(sql`
    update tessera.job set heartbeat_at = now(), progress = coalesce(${param(progress, 'jsonb')}, progress)
    where id = ${param(id, 'uuid')} and claim = ${param(claim, 'uuid')} and state = 'running'
    returning cancel_requested as cancel`);
  return rows[0] ? (rows[0].cancel ? 'cancel' : 'go') : 'lost';
}

/** How a run ended. */
export type Ending =
  | { readonly state: 'done'; readonly result: Json }
  | { readonly state: 'failed'; readonly error: JobError }
  | { readonly state: 'cancelled' }
  | { readonly state: 'queued'; readonly afterMs: number; readonly error?: JobError };

/** Writes the ending, unless another worker has the job by now. */
export async function endJob(
  database: Queryable,
  id: string,
  claim: string,
  ending: Ending,
  progress: JobProgress | undefined,
): Promise<void> {
  const result = ending.state === 'done' ? JSON.stringify(ending.result) : null;
  const error = 'error' in ending ? ending.error : null;
  const wait = ending.state === 'queued' ? ending.afterMs : 0;
  await database.query(sql`
    update tessera.job
    set state = ${param(ending.state, 'text')}, result = ${param(result, 'jsonb')}, error = ${param(error, 'jsonb')},
      progress = coalesce(${param(progress, 'jsonb')}, progress), claim = null, heartbeat_at = null,
      run_at = now() + ${param(`${wait} milliseconds`, 'interval')},
      finished_at = case when ${param(ending.state, 'text')} = 'queued' then null else now() end
    where id = ${param(id, 'uuid')} and claim = ${param(claim, 'uuid')} and state = 'running'`);
}

/** Jobs whose worker fell silent: those of `resumable` kinds wait again, the others have failed. Answers how many. */
export async function reapJobs(database: Queryable, resumable: readonly string[], silentMs: number): Promise<number> {
  const again = sql`(kind = any(${param(resumable, 'text[]')}) and not cancel_requested)`;
  const interrupted: JobError = { code: 'job_interrupted', params: {} };
  const { count } = await database.query(sql`
    update tessera.job
    set state = case when ${again} then 'queued' when cancel_requested then 'cancelled' else 'failed' end,
      error = case when ${again} or cancel_requested then null else ${param(interrupted, 'jsonb')} end,
      finished_at = case when ${again} then null else now() end,
      claim = null, heartbeat_at = null
    where id in (
      select id from tessera.job
      where state = 'running' and heartbeat_at < now() - ${param(`${silentMs} milliseconds`, 'interval')}
      for update skip locked)`);
  return count;
}
