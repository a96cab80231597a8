import { randomUUID } from 'node:crypto';
import type { Json } from '@tessera/std';
import type { Database } from '@tessera/database';
import { claimJob, reapJobs } from './job-ledger.ts';
import type { Job, JobProgress } from './job.ts';
import { runJob } from './run-job.ts';

/** What a running job can say and ask. */
export interface JobContext {
  readonly job: Job;
  /** Aborts when the job is cancelled, the worker stops, or another worker has the job. */
  readonly signal: AbortSignal;
  isCancelled(): boolean;
  /** Throws JobCancelled when the job is cancelled. */
  throwIfCancelled(): void;
  /** Remembers how far it is; written with the next heartbeat, about once a second. */
  progress(progress: JobProgress): void;
}

/**
 * Does the jobs of one kind. Contract: look at `isCancelled` often, and leave nothing half done when it is.
 * A refusal it throws becomes the job's error; trouble is tried again when the kind is resumable.
 */
export interface JobHandler {
  /** True when a run may start again after a crash: it continues from, or tolerates, what the former run wrote. */
  readonly resumable: boolean;
  run(context: JobContext): Promise<Json>;
}

export interface WorkerOptions {
  readonly concurrency?: number;
  readonly pollMs?: number;
  readonly heartbeatMs?: number;
  /** Silence after which a running job counts as abandoned; well above `heartbeatMs`. */
  readonly silentMs?: number;
  /** Told about bugs in handlers and about a database that does not answer. */
  readonly onError?: (error: unknown, job?: Job) => void;
}

export interface Worker {
  /** Takes no more jobs, asks the running ones to stop and waits for them. */
  stop(): Promise<void>;
}

/** Runs queued jobs of the kinds in `handlers` until it is stopped; several workers may run at once. */
export function startWorker(
  database: Database,
  handlers: Readonly<Record<string, JobHandler>>,
  { concurrency = 2, pollMs = 500, heartbeatMs = 1000, silentMs = 20_000, onError }: WorkerOptions = {},
): Worker {
  const kinds = Object.keys(handlers);
  const resumable = kinds.filter((kind) => handlers[kind]?.resumable);
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    try {
      await reapJobs(database, resumable, silentMs);
      while (running.size < concurrency && !stopping.signal.aborted) {
        const claim = randomUUID();
        const job = await claimJob(database, kinds, claim);
        const handler = job && handlers[job.kind];
        if (!handler) break;
        const run = runJob(database, { job, claim, handler, heartbeatMs, stop: stopping.signal, onError });
        const tracked = run.finally(() => {
          running.delete(tracked);
          soon(0);
        });
        running.add(tracked);
      }
    } catch (error) {
      onError?.(error);
    }
    soon(pollMs);
  };
  const soon = (ms: number): void => {
    if (stopping.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      looking = looking.then(look);
    }, ms).unref();
  };
  soon(0);

  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await looking;
      await Promise.all(running);
    },
  };
}
