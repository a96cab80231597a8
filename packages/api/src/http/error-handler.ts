import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Trouble } from '@tessera/std';
import { problemOf } from '../problem.ts';
import { namedSentence } from './named-fields.ts';

/** Every failure leaves as problem+json in the caller's language; only bugs and troubles are logged as such. */
export function useProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
}

/** Answers with the problem of an error. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request.locale, request.id, (issue) => namedSentence(request, issue));
  if (problem.status >= 500) log(error, request);
  if (problem.status === 503 && !reply.hasHeader('Retry-After')) void reply.header('Retry-After', '2');
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .header('Content-Language', request.locale)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

function log(error: unknown, request: FastifyRequest): void {
  if (error instanceof Trouble) request.log.warn({ err: error }, 'trouble');
  else request.log.error({ err: error }, 'bug');
}
