import type { TesseraDocument } from '@tessera/schemas';
import { Refusal, sameJson } from '@tessera/std';
import type { DraftItem } from '@tessera/publish';
import type { PacksContext } from './ports.ts';

type Actor = { readonly id: string; readonly name: string } | null;

const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}/${id}`;

/** Documents that are there under a name of the pack, and are not of the pack. */
function refuseTaken(items: readonly DraftItem[], pack: string): void {
  const foreign = items.find(({ kind, document }) => kind !== 'pack' && document.origin?.pack !== pack);
  if (foreign) throw new Refusal('pack_document_taken', { kind: foreign.kind, id: foreign.id });
}

/**
 * Puts the documents of a pack into the release. Documents that are live already as shipped are left alone.
 * Refuses with pack_draft_open while other changes are unpublished, with pack_document_taken, or as publish does; a
 * refusal leaves no change behind.
 */
export async function installDocuments(
  { publishing }: PacksContext,
  pack: string,
  documents: readonly TesseraDocument[],
  request: { readonly actor: Actor; readonly note: string },
): Promise<void> {
  const { release } = await publishing.plans.current();
  const items = await publishing.documents.list(release);
  const own = new Set(documents.map(keyOf));
  const there = new Map(items.filter((item) => own.has(keyOf(item))).map((item) => [keyOf(item), item]));
  const open = items.filter((item) => item.change !== null && !own.has(keyOf(item)));
  if (open.length > 0) throw new Refusal('pack_draft_open', { count: open.length });
  refuseTaken([...there.values()], pack);
  const wanted = documents.filter((document) => {
    const item = there.get(keyOf(document));
    return item === undefined || item.change !== null || !sameJson(item.document, document);
  });
  if (wanted.length === 0) return;
  const actor = request.actor?.id ?? null;
  try {
    const requests = wanted.map((document) => {
      const expected = there.has(keyOf(document)) ? ('anything' as const) : ('nothing' as const);
      return { kind: document.kind, id: document.id, document, expected, actor };
    });
    await publishing.documents.saveAll(requests);
    await publishing.publish(request);
  } catch (error) {
    await publishing.documents.discard(wanted.map(({ kind, id }) => ({ kind, id })));
    throw error;
  }
}
