import { orderBetween, sortedEntries, usagesOf } from '@tessera/model';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import type { EntityDocument, TesseraDocument } from '@tessera/schemas';
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

/** Properties that may go alone; the item that has another one of a removed field cannot do without it. */
const optional: ReadonlySet<string> = new Set(['groupBy', 'sum']);

/** Every place outside of expressions that names a field names another one, or loses it. */
function replaceReferences(
  documents: DocumentSet,
  entity: EntityDocument,
  key: string,
  to: string | undefined,
): readonly Edit[] {
  const usages = usagesOf(documents, { entity: entity.id, field: key }).filter(({ means }) => means === 'field');
  const edits = usages.flatMap(({ kind, id, path }) => {
    const document = documents.get(kind, id);
    const steps = path
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    return document ? replaceAt(document, steps, key, to) : [];
  });
  const known = new Set<string>();
  return edits.filter((edit) => {
    const name = `${edit.kind}/${edit.id}/${edit.steps[0]?.path.join('/') ?? ''}`;
    return !known.has(name) && known.add(name);
  });
}

function replaceAt(document: TesseraDocument, path: readonly string[], key: string, to: string | undefined): Edit[] {
  const { kind, id } = document;
  const [name = '', home] = [path.at(-1), path.slice(0, -1)];
  const list = valueAt(document, home);
  if (Array.isArray(list)) {
    const next = (list as readonly string[]).flatMap((one) => {
      if (one.replace(/^-/, '') !== key) return [one];
      return to === undefined ? [] : [one.startsWith('-') ? `-${to}` : to];
    });
    if (next.length > 0) return [setEdit(kind, id, home, next)];
    const whole = home[0] === 'uniques' || home[0] === 'indexes' ? home.slice(0, -1) : home;
    return [setEdit(kind, id, whole, undefined)];
  }
  const value = valueAt(document, path);
  if (value !== key)
    return [
      setEdit(kind, id, path, undefined),
      ...(to === undefined || name !== key ? [] : [setEdit(kind, id, [...home, to], value)]),
    ];
  if (to !== undefined) return [setEdit(kind, id, path, to)];
  if (optional.has(name) || path[0] === 'validations') return [setEdit(kind, id, path, undefined)];
  return name === 'field' && home.length > 1 && home[0] !== 'fields' ? [setEdit(kind, id, home, undefined)] : [];
}

function valueAt(document: TesseraDocument, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (at !== null && typeof at === 'object' ? (at as Readonly<Record<string, unknown>>)[step] : undefined),
    document,
  );
}
