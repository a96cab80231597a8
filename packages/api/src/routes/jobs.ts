import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cancelJob, listJobs, readJob } from '@tessera/queue';
import type { Job } from '@tessera/queue';
import { isUuid, Refusal } from '@tessera/std';
import type { Locale } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { sentence } from '../problem.ts';
import { itemsOf, nullable, text, uuid } from './route-doc.ts';

const answer = {
  type: 'object',
  properties: {
    id: uuid,
    kind: text,
    state: { enum: ['queued', 'running', 'done', 'failed', 'cancelled'] },
    progress: { type: ['number', 'null'] },
    result: {},
    problem: { type: ['object', 'null'] },
    createdAt: text,
    finishedAt: nullable(text),
  },
  required: ['id', 'kind', 'state'],
} as const;

/** Long work: how far it is, how it ended, stopping it. People see their own jobs, administrators all. */
export function jobRoutes(app: FastifyInstance, { database }: ApiDeps): void {
  app.get(
    '/jobs',
    { config: { doc: { tag: 'jobs', summary: { 'zh-CN': '我的任务', en: 'My jobs' }, answer: itemsOf(answer) } } },
    async (request) => ({
      items: (await listJobs(database, callerOf(request).principal.userId)).map((job) =>
        jobAnswer(job, request.locale),
      ),
    }),
  );

  app.get<{ Params: { id: string } }>(
    '/jobs/:id',
    { config: { doc: { tag: 'jobs', summary: { 'zh-CN': '读取任务', en: 'Read a job' }, answer } } },
    async (request) => jobAnswer(await ownJob(request), request.locale),
  );

  app.post<{ Params: { id: string } }>(
    '/jobs/:id/cancel',
    { config: { doc: { tag: 'jobs', summary: { 'zh-CN': '取消任务', en: 'Cancel a job' }, answer } } },
    async (request) => {
      const { id } = await ownJob(request);
      return jobAnswer(await cancelJob(database, id), request.locale);
    },
  );

  async function ownJob(request: FastifyRequest<{ Params: { id: string } }>): Promise<Job> {
    const { principal } = callerOf(request);
    const job = isUuid(request.params.id) ? await readJob(database, request.params.id) : undefined;
    const seen = job && (job.owner === principal.userId || principal.capabilities.includes('administer'));
    if (!job || !seen) throw new Refusal('job_not_found');
    return job;
  }
}

/** A job as its owner sees it: progress as a share, a failure in words. */
export function jobAnswer(
  { id, kind, state, progress, result, error, createdAt, startedAt, finishedAt }: Job,
  locale: Locale,
) {
  const share = progress?.total ? Math.min(1, progress.done / progress.total) : null;
  const problem = error && { code: error.code, detail: sentence(error.code, error.params, locale) };
  return {
    id,
    kind,
    state,
    progress: share,
    ...(progress ? { steps: progress } : {}),
    result,
    problem,
    createdAt,
    startedAt,
    finishedAt,
  };
}
