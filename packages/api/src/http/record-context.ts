import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '@tessera/database';
import type { Cause, RecordContext } from '@tessera/records';
import type { Clock } from '@tessera/std';
import { callerOf } from './caller.ts';

/** The context of one call of the record engine: release and person of the request, one frozen moment. */
export function recordContext(request: FastifyRequest, clock: Clock, cause: Cause, tx?: Tx): RecordContext {
  const { plan, principal } = callerOf(request);
  return { plan, principal, now: BigInt(clock.now()) * 1000n, cause, ...(tx ? { tx } : {}) };
}

/** Sends JSON that Postgres wrote, as it is. */
export function sendJsonText(reply: FastifyReply, text: string, etag?: string): FastifyReply {
  if (etag !== undefined && etag !== '') void reply.header('ETag', `"${etag}"`);
  return reply.header('Cache-Control', 'private, no-cache').type('application/json; charset=utf-8').send(text);
}
