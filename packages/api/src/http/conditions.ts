import type { FastifyRequest } from 'fastify';
import { Refusal } from '@tessera/std';

const strongTag = /^"[\x21\x23-\x7e]{1,200}"$/;

/** The If-Match of a write: one strong ETag, or `*`. Refuses with precondition_required (428) or condition_invalid (400). */
export function ifMatch(request: FastifyRequest): string {
  const value = request.headers['if-match'];
  if (value === undefined) throw new Refusal('precondition_required');
  return checked(value);
}

/** True when the request says `If-None-Match: *`: only when nothing is there yet. */
export function createsOnly(request: FastifyRequest): boolean {
  const value = request.headers['if-none-match'];
  if (value === undefined) return false;
  if (value.trim() !== '*') throw new Refusal('condition_invalid');
  return true;
}

/** True when the caller has this content already. */
export function isKnown(request: FastifyRequest, etag: string): boolean {
  const value = request.headers['if-none-match'];
  return value !== undefined && value.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

function checked(value: string): string {
  const tag = value.trim();
  if (tag !== '*' && !strongTag.test(tag)) throw new Refusal('condition_invalid');
  return tag;
}
