import type { EntityDocument, FieldDocument, ViewDocument } from '@tessera/schemas';
import { sortedEntries } from '../order.ts';

/** Kinds whose values only the system writes. */
const systemWritten: ReadonlySet<FieldDocument['kind']> = new Set(['autonumber', 'lookupField', 'status']);
const fileKinds: ReadonlySet<FieldDocument['kind']> = new Set(['attachment', 'image']);
const filterKinds: ReadonlySet<FieldDocument['kind']> = new Set([
  'status',
  'select',
  'multiSelect',
  'person',
  'lookup',
  'boolean',
]);

/** The fields people see, in their order. */
export function shownFields(entity: EntityDocument): readonly [string, FieldDocument][] {
  return sortedEntries(entity.fields).filter(([, field]) => !field.hidden);
}

/** Whether a person may give the field a value when creating (`create`) or changing (`edit`) a record. */
export function isWritable(field: FieldDocument, when: 'create' | 'edit'): boolean {
  if (systemWritten.has(field.kind) || field.readonly || field.hidden) return false;
  return when === 'create' || !field.readonlyAfterCreate;
}

/** Long text and files take the whole width of a form and no column of a table. */
export function isWide(field: FieldDocument): boolean {
  return fileKinds.has(field.kind) || (field.kind === 'text' && field.multiline === true);
}

/** Fields a table shows when nobody chose: the first `max` that fit in a cell. */
export function listFields(entity: EntityDocument, max: number): string[] {
  return shownFields(entity)
    .filter(([, field]) => !isWide(field))
    .slice(0, max)
    .map(([key]) => key);
}

/** Fields offered as filters when nobody chose. */
export function filterFields(entity: EntityDocument, max: number): string[] {
  return shownFields(entity)
    .filter(([, field]) => filterKinds.has(field.kind))
    .slice(0, max)
    .map(([key]) => key);
}

const boardKinds: ReadonlySet<FieldDocument['kind']> = new Set(['status', 'select']);
const sharedKinds: ReadonlySet<FieldDocument['kind']> = new Set([
  ...boardKinds,
  ...(['boolean', 'person', 'department', 'lookup', 'date', 'datetime'] as const),
]);

/** Whether a view of a type can gather records by a field: a board by states and options, a table by what records share. */
export function canGroup(type: ViewDocument['type'], { kind, hidden }: FieldDocument): boolean {
  return hidden !== true && (type === 'kanban' ? boardKinds : sharedKinds).has(kind);
}

/** The field that says when somebody last spoke with the customer behind a record; undefined where there is none. */
export function followUpField(entity: EntityDocument): string | undefined {
  const days = shownFields(entity).filter(([, { kind }]) => kind === 'date' || kind === 'datetime');
  const told = entity.features?.activities?.last;
  const found =
    days.find(([key]) => key === told) ??
    days.find(([key]) => /^(x_)?last(FollowUp|Follow|Contact|Activity)/.test(key)) ??
    days.find(([, { label }]) => /^(最近|最后|上次)(跟进|联系)/.test(label['zh-CN'] ?? ''));
  return found?.[0];
}

/** The status field of an entity, else its first select: what a kanban groups by. */
export function groupingField(entity: EntityDocument): string | undefined {
  const shown = shownFields(entity);
  const found = shown.find(([, { kind }]) => kind === 'status') ?? shown.find(([, { kind }]) => kind === 'select');
  return found?.[0];
}

/** The field a record is called by when no expression says so: the first text, else the first number given by the system. */
export function titleField(entity: EntityDocument): string | undefined {
  const shown = shownFields(entity);
  const byKind = (kind: FieldDocument['kind']) => shown.find(([, field]) => field.kind === kind && !isWide(field))?.[0];
  return byKind('text') ?? byKind('autonumber') ?? byKind('email') ?? byKind('url');
}

/** The expression a record is called by; undefined when the entity has nothing to call it by. */
export function titleExprOf(entity: EntityDocument): string | undefined {
  return entity.titleExpr ?? titleField(entity);
}

/** At most three fields of quick create: those the entity names, else the required ones, else its title. */
export function quickCreateFields(entity: EntityDocument): string[] {
  const writable = (key: string) => {
    const field = entity.fields[key];
    return field !== undefined && isWritable(field, 'create');
  };
  if (entity.quickCreate) return entity.quickCreate.filter(writable).slice(0, 3);
  const needed = shownFields(entity).filter(([, field]) => field.required === true && field.default === undefined);
  const keys = needed.map(([key]) => key).filter(writable);
  const title = titleField(entity);
  if (title && writable(title) && !keys.includes(title)) keys.unshift(title);
  return keys.slice(0, 3);
}
