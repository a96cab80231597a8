import type { TesseraDocument } from '@tessera/schemas';
import { fieldOf } from '../system-fields.ts';
import type { Annotation } from '../walk/annotations.ts';
import { homeEntity } from '../walk/home-entity.ts';
import { issue, warning } from './context.ts';
import type { CheckContext, Issue } from './context.ts';

function fieldIssue(
  document: TesseraDocument,
  place: Extract<Annotation, { means: 'field' }>,
  { documents, isBroken }: CheckContext,
): Issue | undefined {
  const home = homeEntity(documents, document, place);
  const entity = home === undefined ? undefined : documents.get('entity', home);
  if (!entity || isBroken('entity', entity.id, place.text)) return undefined;
  const field = fieldOf(entity, place.text);
  const params = { field: place.text, entity: entity.id };
  if (!field) return issue(place.path, 'reference_field_unknown', params);
  if (field.hidden) return warning(place.path, 'reference_field_hidden', params);
  return undefined;
}

/** References that lead nowhere. */
export function referenceIssues(document: TesseraDocument, context: CheckContext): Issue[] {
  return context.annotations(document).flatMap((place) => {
    if (place.means === 'field') return fieldIssue(document, place, context) ?? [];
    if (place.means === 'expression') return [];
    const { documents, isBroken } = context;
    if (documents.get(place.kind, place.text) || isBroken(place.kind, place.text)) return [];
    return issue(place.path, 'reference_unknown', { kind: place.kind, id: place.text });
  });
}
