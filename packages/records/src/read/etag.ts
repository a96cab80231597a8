import { ident, join, raw, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { mayReadField } from '@tessera/plan';
import type { EntityPlan, FieldPlan, Reader, Viewer } from '@tessera/plan';

/**
 * The stored fields a tag stands for, in a fixed order; null when the viewer reads everything, so that the version will do.
 * Why: a tag that moves with hidden edits would betray them.
 */
export function taggedFields(viewer: Viewer, entity: EntityPlan): readonly FieldPlan[] | null {
  const rights = viewer.rights(entity.id);
  if (!rights || rights.readsEverything) return null;
  return entity.fields
    .filter(
      (field) =>
        field.columns.length > 0 && (!field.system || field.key === 'owner') && mayReadField(viewer, entity, field),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * The tag of a row: text. Its version, or a digest of the values the viewer may read
 * followed by two hex digits a field, from which a stale write learns what changed.
 */
export function etagSql(reader: Reader, entity: EntityPlan, alias: string): Sql {
  const fields = taggedFields(reader.viewer, entity);
  if (fields === null) return sql`${ident(alias, 'version')}::text`;
  if (fields.length === 0) return raw(`'-'`);
  const texts = fields.map((field) => textOf(reader, field, alias));
  const marks = texts.map((text) => sql`lpad(to_hex(hashtext(${text}) & 255), 2, '0')`);
  return sql`(md5(row(${join(texts)})::text) || '.' || ${join(marks, ' || ')})`;
}

function textOf(reader: Reader, field: FieldPlan, alias: string): Sql {
  const columns = field.columns.map(({ suffix }) => sql`${reader.column(field, alias)(suffix)}::text`);
  const [only] = columns;
  return columns.length === 1 && only ? sql`coalesce(${only}, '')` : sql`concat_ws('|', ${join(columns)})`;
}

/** The keys of the fields in which two tags of `taggedFields` differ; none when they cannot be compared. */
export function changedBetween(fields: readonly FieldPlan[], before: string, now: string): readonly string[] {
  const [old = '', current = ''] = [before, now].map((tag) => tag.split('.')[1] ?? '');
  if (old.length !== current.length || old.length !== fields.length * 2) return [];
  return fields.flatMap(({ key }, index) =>
    old.slice(index * 2, index * 2 + 2) === current.slice(index * 2, index * 2 + 2) ? [] : [key],
  );
}

/** A tag without the quotes of HTTP. */
export function bareTag(tag: string): string {
  const text = tag.trim().replace(/^W\//, '');
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text;
}
