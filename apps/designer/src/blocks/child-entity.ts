import { inversesOf, ordersFromStart } from '@tessera/model';
import type { DocumentSet, FieldDocument, FormItem } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { freeIdentifier } from '../naming/identifier.ts';
import type { BlockChild } from './block.ts';

/** The field through which a line links to what it belongs to. */
export const childLink = 'parent';

/** The entity for the lines of `parent`, linked to it: lines go when it goes. */
export function childEntity(documents: DocumentSet, parent: EntityDocument, child: BlockChild): EntityDocument {
  const name = freeIdentifier(
    `${parent.id.split('.')[1] ?? 'record'}${child.name}`,
    (one) => documents.get('entity', `x.${one}`) !== undefined,
    'line',
    60,
  );
  const taken = new Set([...Object.keys(parent.fields), ...inversesOf(documents, parent.id).map(({ key }) => key)]);
  const inverse = { key: freeIdentifier('lines', (key) => taken.has(key)), label: child.label };
  const lookup = {
    kind: 'lookup',
    label: parent.label,
    target: parent.id,
    required: true,
    onDelete: 'cascade',
    inverse,
  } as const;
  const fields = Object.entries({ ...child.fields, [childLink]: lookup });
  const orders = ordersFromStart(fields.length);
  return {
    kind: 'entity',
    id: `x.${name}`,
    schemaVersion: 1,
    label: {
      ...(parent.label['zh-CN'] ? { 'zh-CN': `${parent.label['zh-CN']}${child.label['zh-CN'] ?? ''}` } : {}),
      ...(parent.label.en ? { en: `${parent.label.en} ${child.label.en ?? ''}`.trim() } : {}),
    },
    fields: Object.fromEntries(
      fields.map(([key, field], index) => [key, { ...field, order: orders[index] ?? 'a0' } as FieldDocument]),
    ),
  };
}

/** The items of a block with its list of lines showing those of an entity that links here through `field`. */
export function withLines(
  items: Readonly<Record<string, FormItem>>,
  entity: EntityDocument,
  field: string,
  shown: { readonly columns: readonly string[]; readonly sums: readonly string[] },
): Record<string, FormItem> {
  const { columns, sums } = shown;
  const list = {
    relatedEntity: entity.id,
    relatedField: field,
    columns: columns.filter((key) => key !== field),
    ...(sums.length > 0 ? { sums: sums.slice(0, 4) } : {}),
  };
  return Object.fromEntries(
    Object.entries(items).map(([key, item]) => [key, item.type === 'relatedList' ? { ...item, ...list } : item]),
  );
}
