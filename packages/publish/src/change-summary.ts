import type { LocalizedText } from '@tessera/std';
import type { ReleaseChange, StoredDocument } from './release-store.ts';

/** What a publish changes in one document, in words. */
export interface DocumentChange extends ReleaseChange {
  readonly lines: readonly LocalizedText[];
}

/** Which documents differ between two sets, sorted by kind and id. */
export function changedDocuments(
  before: readonly StoredDocument[],
  after: readonly StoredDocument[],
): readonly ReleaseChange[] {
  const old = new Map(before.map((document) => [keyOf(document), document]));
  const fresh = new Map(after.map((document) => [keyOf(document), document]));
  const found: ReleaseChange[] = [];
  for (const [key, { kind, id, hash, body }] of fresh) {
    const was = old.get(key);
    if (was?.hash !== hash) found.push({ kind, id, label: body.label ?? {}, change: was ? 'changed' : 'added' });
  }
  for (const [key, { kind, id, body }] of old) {
    if (!fresh.has(key)) found.push({ kind, id, label: body.label ?? {}, change: 'deleted' });
  }
  return found.sort((a, b) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1));
}

const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}/${id}`;
