import type { DocumentSet } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';

/** The entities analysts design: all but those of the system. */
export function ownEntities(documents: DocumentSet): readonly EntityDocument[] {
  return documents.all('entity').filter((entity) => !entity.id.startsWith('sys.'));
}
