import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '@tessera/std';
import type { ApiLimits } from '../deps.ts';

/** Turns callers away that ask too often, and everybody while the event loop starves. */
export async function useLimits(app: FastifyInstance, limits: ApiLimits): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: limits.eventLoopDelayMs,
    // A window without a single sample counts as endless delay, so it must be longer than any one pause.
    sampleInterval: 5_000,
    retryAfter: 2,
    pressureHandler: (request) => {
      if (!request.url.startsWith('/healthz')) throw new Refusal('service_unavailable');
    },
  });
  await app.register(rateLimit, {
    global: true,
    timeWindow: 60_000,
    max: limits.requestsPerMinute,
    keyGenerator: whoAsks,
    enableDraftSpec: true,
    errorResponseBuilder: () => new Refusal('too_many_requests'),
  });
}

/** A key or session by itself, so that people behind one address do not hinder each other. */
function whoAsks(request: FastifyRequest): string {
  return request.headers.authorization ?? request.headers.cookie ?? request.ip;
}
