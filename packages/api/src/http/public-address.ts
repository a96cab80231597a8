import type { FastifyRequest } from 'fastify';

/** The address of a page as people reach it: below the public URL, else below the host they asked. */
export function pageAddress(request: FastifyRequest, publicUrl: string | undefined, path: string): string {
  return `${publicUrl ?? `http://${request.headers.host ?? 'localhost'}`}${path}`;
}
