import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits, in the URL-safe alphabet. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. Random tokens need no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A key as its owner sees it once: `tsr_<id>_<secret>`. */
export interface KeyText {
  readonly id: string;
  readonly secret: string;
}

export function newKey(): KeyText {
  return { id: randomBytes(8).toString('hex'), secret: newToken() };
}

/** Takes a key apart; undefined when it is none. */
export function parseKey(text: string): KeyText | undefined {
  const match = /^tsr_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/.exec(text);
  return match?.[1] && match[2] ? { id: match[1], secret: match[2] } : undefined;
}
