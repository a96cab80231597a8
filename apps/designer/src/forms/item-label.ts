import { fieldOf } from '@tessera/model';
import type { DocumentSet, FieldDocument, FormItem } from '@tessera/model';
import { localize } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { formTexts } from '../locale/form-texts.ts';

/** The field an item shows. */
export function fieldOfItem(documents: DocumentSet, entity: string, item: FormItem): FieldDocument | undefined {
  const document = documents.get('entity', entity);
  return item.type === 'field' && item.field && document ? fieldOf(document, item.field) : undefined;
}

/** What an item is called in the designer. */
export function itemLabel(documents: DocumentSet, entity: string, item: FormItem, locale: Locale): string {
  const type = item.component ? formTexts.texts[`component.${item.component}`] : formTexts.texts[`type.${item.type}`];
  const typeName = String(type[locale]);
  const field = fieldOfItem(documents, entity, item);
  const related = item.relatedEntity ? documents.get('entity', item.relatedEntity)?.label : undefined;
  return localize(
    item.label ?? field?.label ?? related ?? (item.type === 'note' ? item.text : undefined),
    locale,
    item.field ?? typeName,
  );
}
