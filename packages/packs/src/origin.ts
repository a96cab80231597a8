import { createHash } from 'node:crypto';
import type { TesseraDocument } from '@tessera/schemas';
import { canonicalJson } from '@tessera/std';
import type { LoadedPack } from './loaded-pack.ts';

/** SHA-256 of a document as shipped. */
export function shippedHash(document: TesseraDocument): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

/** The documents of a pack as they are installed: each says where it comes from. The pack document is the first. */
export function originDocuments({ pack, documents }: LoadedPack): readonly TesseraDocument[] {
  const from = { pack: pack.id, version: pack.version };
  return [
    pack,
    ...documents.map(
      ({ document }) => ({ ...document, origin: { ...from, hash: shippedHash(document) } }) as TesseraDocument,
    ),
  ];
}
