import type { FastifyRequest } from 'fastify';
import { Refusal } from '@tessera/std';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that a page of another site may have caused (cross_site_request).
 * Bearer keys are exempt: no browser sends them by itself.
 */
export function checkSameSite(request: FastifyRequest, publicOrigin: string | undefined): void {
  if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  const siteOk = site === undefined || site === 'same-origin' || site === 'none';
  const marked = request.headers['x-tessera-request'] !== undefined;
  if (!siteOk || !marked || !originMatches(request, publicOrigin)) throw new Refusal('cross_site_request');
}

function originMatches(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (origin === publicOrigin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
