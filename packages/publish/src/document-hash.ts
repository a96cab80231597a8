import { createHash } from 'node:crypto';
import { canonicalJson } from '@tessera/std';

/** Content address of a document: 128 bits of SHA-256 over its canonical JSON, hex. */
export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex').slice(0, 32);
}

/** The strong ETag of a document. Equal content has an equal tag, so a publish in between disturbs nobody. */
export function documentEtag(hash: string): string {
  return `"${hash}"`;
}
