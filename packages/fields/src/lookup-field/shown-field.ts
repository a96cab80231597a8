import { fieldOf } from '@tessera/model';
import type { FieldDocument, KindContext } from '@tessera/model';
import type { LookupFieldField } from '@tessera/schemas';

/** The field a 他表字段 shows; undefined while the documents lack it. */
export function shownField(field: LookupFieldField, context: KindContext): FieldDocument | undefined {
  const target = targetOf(field, context);
  const document = target === undefined ? undefined : context.documents.get('entity', target);
  return document && fieldOf(document, field.field);
}

/** The entity a 他表字段 looks into. */
export function targetOf(field: LookupFieldField, { documents, entity }: KindContext): string | undefined {
  const document = documents.get('entity', entity);
  const lookup = document && fieldOf(document, field.lookup);
  if (lookup?.kind === 'person') return 'sys.user';
  if (lookup?.kind === 'department') return 'sys.department';
  return lookup?.kind === 'lookup' ? lookup.target : undefined;
}
