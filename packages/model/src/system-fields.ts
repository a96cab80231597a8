import type { EntityDocument, FieldDocument } from '@tessera/schemas';
import { sortedEntries } from './order.ts';

const systemField = <F extends FieldDocument>(field: Omit<F, 'order' | 'readonly'>): FieldDocument =>
  ({ ...field, order: 'a0', readonly: true }) as unknown as FieldDocument;

/** The fields every record has, as field documents, in the order screens list them. `owner` only with ownership user. */
export const systemFields: Readonly<Record<string, FieldDocument>> = {
  id: systemField({ kind: 'text', label: { 'zh-CN': '记录编号', en: 'Record ID' } }),
  owner: { kind: 'person', label: { 'zh-CN': '负责人', en: 'Owner' }, order: 'a0', required: true },
  createdAt: systemField({ kind: 'datetime', label: { 'zh-CN': '创建时间', en: 'Created at' } }),
  createdBy: systemField({ kind: 'person', label: { 'zh-CN': '创建人', en: 'Created by' } }),
  updatedAt: systemField({ kind: 'datetime', label: { 'zh-CN': '更新时间', en: 'Updated at' } }),
  updatedBy: systemField({ kind: 'person', label: { 'zh-CN': '更新人', en: 'Updated by' } }),
  version: systemField({ kind: 'integer', label: { 'zh-CN': '修订号', en: 'Revision' } }),
  deletedAt: systemField({ kind: 'datetime', label: { 'zh-CN': '删除时间', en: 'Deleted at' } }),
  deletedBy: systemField({ kind: 'person', label: { 'zh-CN': '删除人', en: 'Deleted by' } }),
};

/** System fields that always hold a value. */
const alwaysFilled: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt', 'version']);

export function isSystemField(key: string): boolean {
  return Object.hasOwn(systemFields, key);
}

export function isAlwaysFilled(key: string): boolean {
  return alwaysFilled.has(key);
}

/** Whether records of the entity have an owner (负责人). */
export function hasOwner(entity: EntityDocument): boolean {
  return (entity.ownership ?? 'user') === 'user';
}

/** A field of an entity by key, system fields included; undefined when there is none. */
export function fieldOf(entity: EntityDocument, key: string): FieldDocument | undefined {
  if (Object.hasOwn(entity.fields, key)) return entity.fields[key];
  if (!isSystemField(key) || (key === 'owner' && !hasOwner(entity))) return undefined;
  return systemFields[key];
}

/** Every field of an entity: system fields first, then its own. */
export function fieldsOf(entity: EntityDocument): readonly (readonly [string, FieldDocument])[] {
  const system = Object.entries(systemFields).filter(([key]) => key !== 'owner' || hasOwner(entity));
  return [...system, ...sortedEntries(entity.fields)];
}
