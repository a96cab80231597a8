import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '@tessera/database';
import type { Records, StoredAnswer } from '@tessera/records';
import { canonicalJson } from '@tessera/std';
import { callerOf } from './caller.ts';

/** What a write answers, before it is known whether it is stored. */
export type WriteWork = (tx: Tx | undefined) => Promise<StoredAnswer>;

/** Runs a write; with an Idempotency-Key the answer is stored in the same transaction, and a repetition gets it again. */
export async function sendIdempotent(
  request: FastifyRequest,
  reply: FastifyReply,
  records: Records,
  work: WriteWork,
): Promise<FastifyReply> {
  const key = request.headers['idempotency-key'];
  const answer =
    key === undefined
      ? await work(undefined)
      : await records.withIdempotency(
          { principal: whoseKey(request), key: String(key), requestHash: hashOf(request) },
          work,
        );
  if ('replayed' in answer && answer.replayed === true) void reply.header('Idempotency-Replayed', 'true');
  void reply.code(answer.status).headers(answer.headers).header('Cache-Control', 'no-store');
  return answer.body === null ? reply.send() : reply.type('application/json; charset=utf-8').send(answer.body);
}

function whoseKey(request: FastifyRequest): string {
  const { userId, keyId } = callerOf(request).principal;
  return keyId ?? userId;
}

function hashOf({ method, url, body, headers }: FastifyRequest): Uint8Array {
  return createHash('sha256')
    .update(`${method} ${url} ${headers['if-match'] ?? ''} ${canonicalJson(body ?? null)}`)
    .digest();
}
