import type { EntityDocument } from '@tessera/schemas';
import { localize, locales, pointer } from '@tessera/std';
import type { LocalizedText } from '@tessera/std';
import { isWritable, quickCreateFields, shownFields, titleExprOf } from '../derive/field-choice.ts';
import { inversesOf } from '../inverses.ts';
import { fieldType } from '../scope.ts';
import { issue, warning } from './context.ts';
import type { CheckContext, Issue } from './context.ts';
import { reservedKey } from './reserved-words.ts';

/** Keys that mean something else, or that only differ by case. */
export function fieldKeyIssues(entity: EntityDocument, context: CheckContext): Issue[] {
  const shipped = entity.origin ? context.shipped?.('entity', entity.id) : undefined;
  const byFolded = new Map<string, string>();
  return Object.keys(entity.fields).flatMap((key) => {
    const path = pointer('fields', key);
    const reserved = reservedKey(key);
    const twin = byFolded.get(key.toLowerCase());
    byFolded.set(key.toLowerCase(), key);
    return [
      ...(reserved ? [issue(path, reserved === 'language' ? 'field_key_reserved' : 'field_key_system', { key })] : []),
      ...(twin ? [issue(path, 'field_key_clash', { key, other: twin })] : []),
      ...(shipped?.kind === 'entity' && !Object.hasOwn(shipped.fields, key) && !key.startsWith('x_')
        ? [issue(path, 'field_prefix_missing', { key, pack: entity.origin?.pack })]
        : []),
    ];
  });
}

const sameLabel = (a: LocalizedText, b: LocalizedText) =>
  locales.some((locale) => a[locale] && a[locale] === b[locale]);

/** Fields people cannot tell apart. */
export function fieldLabelIssues(entity: EntityDocument): Issue[] {
  const shown = shownFields(entity);
  return shown.flatMap(([key, field], index) => {
    const twin = shown.slice(0, index).find(([, other]) => sameLabel(other.label, field.label));
    const params = { label: localize(field.label, 'zh-CN', key), other: twin?.[0] };
    return twin ? [warning(pointer('fields', key, 'label'), 'field_label_repeated', params)] : [];
  });
}

/** Collections of linking records whose name is taken on the target. */
export function inverseIssues(entity: EntityDocument, { documents }: CheckContext): Issue[] {
  return Object.entries(entity.fields).flatMap(([key, field]) => {
    if (field.kind !== 'lookup' || !field.inverse) return [];
    const name = field.inverse.key;
    const path = pointer('fields', key, 'inverse', 'key');
    const target = documents.get('entity', field.target);
    const taken = target !== undefined && (Object.hasOwn(target.fields, name) || reservedKey(name) !== undefined);
    const twins = inversesOf(documents, field.target).filter((inverse) => inverse.key === name);
    const params = { key: name, entity: field.target };
    return taken || twins.length > 1 ? [issue(path, 'inverse_key_taken', params)] : [];
  });
}

/** Fields of other entities that come through something that is no lookup, or through themselves. */
export function lookupFieldIssues(entity: EntityDocument, context: CheckContext): Issue[] {
  return Object.entries(entity.fields).flatMap(([key, field]) => {
    if (field.kind !== 'lookupField') return [];
    const lookup = entity.fields[field.lookup];
    if (!lookup) return [];
    if (lookup.kind !== 'lookup') {
      return [issue(pointer('fields', key, 'lookup'), 'lookup_field_not_lookup', { field: field.lookup })];
    }
    const target = context.documents.get('entity', lookup.target);
    const source = target?.fields[field.field];
    const isRing = source?.kind === 'lookupField' && !fieldType(context.documents, context.kinds, entity.id, key);
    return isRing ? [issue(pointer('fields', key, 'field'), 'lookup_field_ring', { field: field.field })] : [];
  });
}

/** Quick create that cannot be filled. */
export function quickCreateIssues(entity: EntityDocument): Issue[] {
  const named = (entity.quickCreate ?? []).flatMap((key, index) => {
    const field = entity.fields[key];
    const path = pointer('quickCreate', index);
    return field && !isWritable(field, 'create') ? [issue(path, 'quick_create_not_writable', { field: key })] : [];
  });
  const asked = quickCreateFields(entity);
  const missing = shownFields(entity)
    .filter(
      ([key, field]) =>
        field.required === true && field.default === undefined && isWritable(field, 'create') && !asked.includes(key),
    )
    .filter(([, field]) => field.kind !== 'boolean')
    .map(([key]) => key);
  return missing.length > 0
    ? [...named, warning('/quickCreate', 'quick_create_incomplete', { fields: missing })]
    : named;
}

/** What the kind of a field says against its options. */
export function fieldKindIssues(entity: EntityDocument, { documents, kinds }: CheckContext): Issue[] {
  return Object.entries(entity.fields).flatMap(([key, field]) => {
    const found = kinds[field.kind]?.check(field, { documents, entity: entity.id }) ?? [];
    return found.map((one) => ({ ...one, path: pointer('fields', key) + one.path }));
  });
}

/** An entity whose records have no name. */
export function titleIssues(entity: EntityDocument): Issue[] {
  return titleExprOf(entity) === undefined ? [warning('/titleExpr', 'entity_without_title')] : [];
}

/** At most one status field for each lifecycle; the lifecycle must be of this entity. */
export function statusIssues(entity: EntityDocument, { documents }: CheckContext): Issue[] {
  const seen = new Set<string>();
  return Object.entries(entity.fields).flatMap(([key, field]) => {
    if (field.kind !== 'status') return [];
    const path = pointer('fields', key, 'lifecycle');
    const lifecycle = documents.get('workflow', field.lifecycle);
    const isSecond = seen.has(field.lifecycle);
    seen.add(field.lifecycle);
    if (isSecond) return [issue(path, 'status_repeated', { lifecycle: field.lifecycle })];
    const isForeign = lifecycle !== undefined && lifecycle.entity !== entity.id;
    return isForeign
      ? [issue(path, 'status_of_other_entity', { lifecycle: lifecycle.id, entity: lifecycle.entity })]
      : [];
  });
}
