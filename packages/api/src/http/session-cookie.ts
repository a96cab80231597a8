import type { FastifyReply, FastifyRequest } from 'fastify';

const isSecure = (publicUrl: string | undefined): boolean => publicUrl?.startsWith('https:') ?? false;

/** `__Host-tsr` under https; `tsr` without Secure under plain http, where browsers drop Secure cookies. */
export function cookieName(publicUrl: string | undefined): string {
  return isSecure(publicUrl) ? '__Host-tsr' : 'tsr';
}

/** The session token a browser sent. */
export function sessionToken(request: FastifyRequest, publicUrl: string | undefined): string | undefined {
  return request.cookies[cookieName(publicUrl)];
}

/** Hands a session token to the browser. */
export function setSessionCookie(
  reply: FastifyReply,
  publicUrl: string | undefined,
  token: string,
  expiresAt: string,
): void {
  void reply.setCookie(cookieName(publicUrl), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(publicUrl),
    expires: new Date(expiresAt),
  });
}

/** Makes the browser forget its session token. */
export function clearSessionCookie(reply: FastifyReply, publicUrl: string | undefined): void {
  void reply.clearCookie(cookieName(publicUrl), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(publicUrl),
  });
}
