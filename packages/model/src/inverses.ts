import type { FieldDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import type { DocumentSet } from './document-set.ts';

/** A lookup seen from its target: the records that link to it. */
export interface Inverse {
  /** Name of the collection on the target. */
  readonly key: string;
  /** Entity whose records link here, and its lookup field. */
  readonly entity: string;
  readonly field: string;
  readonly label: LocalizedText;
}

/** The lookup fields that point at an entity; `key` only where the lookup names its inverse. */
export function referencesTo(
  documents: DocumentSet,
  target: string,
): readonly { entity: string; key: string; field: FieldDocument & { kind: 'lookup' } }[] {
  return documents
    .all('entity')
    .flatMap((entity) =>
      Object.entries(entity.fields).flatMap(([key, field]) =>
        field.kind === 'lookup' && field.target === target ? [{ entity: entity.id, key, field }] : [],
      ),
    );
}

/** The named collections of records that link to an entity. */
export function inversesOf(documents: DocumentSet, target: string): readonly Inverse[] {
  return referencesTo(documents, target).flatMap(({ entity, key, field }) => {
    const plural = documents.get('entity', entity);
    const label = field.inverse?.label ?? plural?.pluralLabel ?? plural?.label ?? {};
    return field.inverse ? [{ key: field.inverse.key, entity, field: key, label }] : [];
  });
}
