import { ident, raw, sql } from '@tessera/database';
import type { DocumentIssue } from '@tessera/model';
import type { EntityPlan, FieldPlan, Plan } from '@tessera/plan';
import { issue, pointer } from '@tessera/std';
import type { PublishingContext } from './context.ts';
import { shapeOf } from './physical-names.ts';

/**
 * Fields whose kind or columns change although rows hold values that would not survive.
 * Free: the same columns and a kind that reads every old value, or no value there yet (the field gets fresh columns).
 */
export async function typeChangeIssues(
  context: PublishingContext,
  live: Plan,
  target: Plan,
): Promise<readonly DocumentIssue[]> {
  const found: DocumentIssue[] = [];
  for (const entity of target.entities) {
    const before = live.entity(entity.id);
    if (!before || entity.directory) continue;
    for (const field of entity.fields) {
      const old = before.field(field.key);
      if (!old || field.system || isFree(context, old, field) || !(await holdsValues(context, before, old))) continue;
      const params = { label: field.document.label, from: old.kind.label, to: field.kind.label };
      found.push({
        kind: 'entity',
        id: entity.id,
        ...issue(pointer('fields', field.key, 'kind'), 'field_type_refused', params),
      });
    }
  }
  return found;
}

function isFree({ stores }: PublishingContext, old: FieldPlan, field: FieldPlan): boolean {
  if (shapeOf(old.document, stores) !== shapeOf(field.document, stores)) return false;
  return old.kind.id === field.kind.id || old.kind.changes[field.kind.id] === 'free';
}

async function holdsValues(
  { database }: PublishingContext,
  entity: EntityPlan,
  { columns }: FieldPlan,
): Promise<boolean> {
  const column = columns[0];
  if (!column) return false;
  const empty =
    column.notNullDefault === undefined
      ? sql`${ident(column.name)} is not null`
      : sql`${ident(column.name)} <> ${raw(column.notNullDefault)}`;
  const { rows } = await database.slow.query<{ found: boolean }>(
    sql`select exists (select from ${ident(entity.schema, entity.table)} where ${empty}) as found`,
  );
  return rows[0]?.found ?? false;
}
