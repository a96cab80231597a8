import { Refusal, Trouble } from '@tessera/std';
import type { Database } from '@tessera/database';
import { beat, endJob } from './job-ledger.ts';
import type { Ending } from './job-ledger.ts';
import type { Job, JobProgress } from './job.ts';
import type { JobContext, JobHandler, WorkerOptions } from './worker.ts';

/** Thrown by a handler that noticed its cancellation; `JobContext.throwIfCancelled` does it. */
export class JobCancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'JobCancelled';
  }
}

interface Run {
  readonly job: Job;
  /** Names this take of the job, so that a late finisher cannot overwrite. */
  readonly claim: string;
  readonly handler: JobHandler;
  readonly heartbeatMs: number;
  readonly stop: AbortSignal;
  readonly onError: WorkerOptions['onError'];
}

const mostAttempts = 5;

/** One run of one job: heartbeat beside it, its ending written after it. Never throws. */
export async function runJob(database: Database, run: Run): Promise<void> {
  const { job, claim, handler, heartbeatMs, stop, onError } = run;
  const cancelled = new AbortController();
  const signal = AbortSignal.any([cancelled.signal, stop]);
  let latest: JobProgress | undefined;
  const heart = setInterval(() => {
    beat(database, job.id, claim, latest).then(
      (answer) => {
        if (answer !== 'go') cancelled.abort();
      },
      (error: unknown) => onError?.(error, job),
    );
  }, heartbeatMs);
  const context: JobContext = {
    job,
    signal,
    isCancelled: () => signal.aborted,
    throwIfCancelled: () => {
      if (signal.aborted) throw new JobCancelled();
    },
    progress: (progress) => {
      latest = progress;
    },
  };
  try {
    const ending = await handler.run(context).then(
      (result): Ending => ({ state: 'done', result }),
      (error: unknown) => endingOf(error, run, cancelled.signal.aborted),
    );
    await endJob(database, job.id, claim, ending, latest);
  } catch (error) {
    onError?.(error, job);
  } finally {
    clearInterval(heart);
  }
}

function endingOf(error: unknown, { job, handler, stop, onError }: Run, cancelled: boolean): Ending {
  if (error instanceof JobCancelled || (isAbort(error) && (cancelled || stop.aborted))) {
    if (cancelled || !stop.aborted) return { state: 'cancelled' };
    return handler.resumable ? { state: 'queued', afterMs: 0 } : failure('job_interrupted');
  }
  if (error instanceof Refusal) return failure(error.code, error.params);
  if (error instanceof Trouble) {
    if (!handler.resumable || job.attempts >= mostAttempts) return failure(error.code, error.params);
    return { state: 'queued', afterMs: 1000 * 2 ** job.attempts, error: { code: error.code, params: error.params } };
  }
  onError?.(error, job);
  return failure('job_failed');
}

function failure(code: string, params = {}): Ending {
  return { state: 'failed', error: { code, params } };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
