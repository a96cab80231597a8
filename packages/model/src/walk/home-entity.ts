import type { TesseraDocument } from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';
import type { Annotation } from './annotations.ts';

/** The entity a document speaks of: itself, or the one it names; undefined for apps, packs and roles. */
export function entityIdOf(document: TesseraDocument): string | undefined {
  if (document.kind === 'entity') return document.id;
  return 'entity' in document ? document.entity : undefined;
}

const textAt = (holder: Readonly<Record<string, unknown>> | undefined, key: string): string | undefined => {
  const value = holder?.[key];
  return typeof value === 'string' ? value : undefined;
};

/** The entity whose fields an annotated reference or expression names; undefined when it cannot be told. */
export function homeEntity(
  documents: DocumentSet,
  document: TesseraDocument,
  annotation: Extract<Annotation, { means: 'field' | 'expression' }>,
): string | undefined {
  const holder = annotation.enclosing.at(-1);
  switch (annotation.home) {
    case 'self':
    case 'entity':
      return entityIdOf(document);
    case 'target':
      return textAt(holder?.value, 'target');
    case 'relatedEntity':
      return textAt(holder?.value, 'relatedEntity');
    case 'lookupTarget': {
      const entity = documents.get('entity', entityIdOf(document) ?? '');
      const lookup = entity?.fields[textAt(holder?.value, 'lookup') ?? ''];
      return lookup?.kind === 'lookup' ? lookup.target : undefined;
    }
    case 'collectionKey':
      return annotation.enclosing.findLast(({ path }) => /^\/entities\/[^/]+$/.test(path))?.key;
  }
}
