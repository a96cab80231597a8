import { orderBetween, sortedEntries } from '@tessera/model';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import { putEdit, removeEdit, setEdit } from '../draft/edit.ts';
import type { Edit, EditStep } from '../draft/edit.ts';

/** A field before it has its place. */
export type FieldDraft = Omit<FieldDocument, 'order'>;

/** An entity with nothing but a name; its first field is what a record is called. */
export function addEntity(
  documents: DocumentSet,
  id: string,
  label: LocalizedText,
  position?: { x: number; y: number },
): readonly Edit[] {
  const last = documents
    .all('entity')
    .filter((entity) => !entity.id.startsWith('sys.'))
    .at(-1);
  const name: FieldDocument = {
    kind: 'text',
    label: { 'zh-CN': '名称', en: 'Name' },
    order: 'a0',
    required: true,
    searchable: true,
  };
  const entity: EntityDocument = {
    kind: 'entity',
    id,
    schemaVersion: 1,
    label,
    order: orderBetween(last?.order ?? null, null),
    fields: { name },
    ...(position ? { position } : {}),
  };
  return [putEdit(entity)];
}

/** The place after the last field, or right after `after`. */
export function fieldOrder(entity: EntityDocument, after?: string): string {
  const fields = sortedEntries(entity.fields);
  const at = after === undefined ? fields.length - 1 : fields.findIndex(([key]) => key === after);
  return orderBetween(fields[at]?.[1].order ?? null, fields[at + 1]?.[1].order ?? null);
}

/** A new field, last unless told. */
export function addField(entity: EntityDocument, key: string, field: FieldDraft, after?: string): readonly Edit[] {
  return [setEdit('entity', entity.id, ['fields', key], { ...field, order: fieldOrder(entity, after) })];
}

/** A field between its new neighbours: before the one that stands at `index` once it is taken out. */
export function moveField(entity: EntityDocument, key: string, index: number): readonly Edit[] {
  const others = sortedEntries(entity.fields).filter(([other]) => other !== key);
  const order = orderBetween(others[index - 1]?.[1].order ?? null, others[index]?.[1].order ?? null);
  return [setEdit('entity', entity.id, ['fields', key, 'order'], order)];
}

/** A merge patch of a field, one level: null or undefined takes a property out. */
export function patchField(
  entity: EntityDocument,
  key: string,
  patch: Readonly<Record<string, unknown>>,
): readonly Edit[] {
  const steps: EditStep[] = Object.entries(patch).map(([name, value]) => {
    const path = ['fields', key, name];
    return value === null || value === undefined ? { path } : { path, value };
  });
  return steps.length === 0 ? [] : [{ kind: 'entity', id: entity.id, steps }];
}

/** A field that was never published goes for good, and with it the items and columns that show it. */
export function removeField(documents: DocumentSet, entity: EntityDocument, key: string): readonly Edit[] {
  return [
    setEdit('entity', entity.id, ['fields', key], undefined),
    ...replaceReferences(documents, entity, key, undefined),
  ];
}

/** A field under another key, everywhere it is named outside of expressions. */
export function renameField(documents: DocumentSet, entity: EntityDocument, key: string, to: string): readonly Edit[] {
  const own: Edit = {
    kind: 'entity',
    id: entity.id,
    steps: [{ path: ['fields', to], value: entity.fields[key] }, { path: ['fields', key] }],
  };
  return [own, ...replaceReferences(documents, entity, key, to)];
}

/** An entity with everything that speaks of it alone. */
export function removeEntity(documents: DocumentSet, id: string): readonly Edit[] {
  const own = (['form', 'view', 'workflow'] as const).flatMap((kind) =>
    documents
      .all(kind)
      .filter((document) => document.entity === id)
      .map((document) => removeEdit(kind, document.id)),
  );
  const roles = documents
    .all('role')
    .filter((role) => role.entities?.[id])
    .map((role) => setEdit('role', role.id, ['entities', id], undefined));
  const menus = documents.all('app').flatMap((app) =>
    Object.entries(app.menu ?? {})
      .filter(([, entry]) => entry.entity === id)
      .map(([key]) => setEdit('app', app.id, ['menu', key], undefined)),
  );
  const lookups = documents
    .all('entity')
    .filter((entity) => entity.id !== id)
    .flatMap((entity) =>
      Object.entries(entity.fields)
        .filter(([, field]) => field.kind === 'lookup' && field.target === id)
        .flatMap(([key]) => removeField(documents, entity, key)),
    );
  return [removeEdit('entity', id), ...own, ...roles, ...menus, ...lookups];
}

type Replace = (keys: readonly string[] | undefined) => readonly string[] | undefined;

function replaceReferences(
  documents: DocumentSet,
  entity: EntityDocument,
  key: string,
  to: string | undefined,
): readonly Edit[] {
  const replace: Replace = (keys) => {
    if (!keys?.some((name) => name.replace(/^-/, '') === key)) return keys;
    const next = keys.flatMap((name) =>
      name.replace(/^-/, '') !== key ? [name] : to === undefined ? [] : [name.startsWith('-') ? `-${to}` : to],
    );
    return next.length > 0 ? next : undefined;
  };
  const inEntity = listEdit('entity', entity.id, ['quickCreate'], entity.quickCreate, replace);
  const inForms = documents
    .all('form')
    .filter((form) => form.entity === entity.id)
    .flatMap((form) =>
      Object.entries(form.items)
        .filter(([, item]) => item.type === 'field' && item.field === key)
        .map(([item]) =>
          to === undefined
            ? setEdit('form', form.id, ['items', item], undefined)
            : setEdit('form', form.id, ['items', item, 'field'], to),
        ),
    );
  const inViews = documents
    .all('view')
    .filter((view) => view.entity === entity.id)
    .flatMap((view) => [
      ...Object.entries(view.columns ?? {})
        .filter(([, column]) => column.field === key)
        .map(([column]) =>
          to === undefined
            ? setEdit('view', view.id, ['columns', column], undefined)
            : setEdit('view', view.id, ['columns', column, 'field'], to),
        ),
      ...listEdit('view', view.id, ['sort'], view.sort, replace),
      ...listEdit('view', view.id, ['quickFilters'], view.quickFilters, replace),
      ...listEdit('view', view.id, ['card', 'fields'], view.card?.fields, replace),
      ...(view.card?.sum === key ? [setEdit('view', view.id, ['card', 'sum'], to)] : []),
      ...(view.groupBy === key ? [setEdit('view', view.id, ['groupBy'], to)] : []),
    ]);
  return [...inEntity, ...inForms, ...inViews];
}

function listEdit(
  kind: 'entity' | 'view',
  id: string,
  path: readonly string[],
  keys: readonly string[] | undefined,
  replace: Replace,
): readonly Edit[] {
  const next = replace(keys);
  return next === keys ? [] : [setEdit(kind, id, path, next)];
}
