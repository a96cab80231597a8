import { ident, raw, sql } from '@tessera/database';
import type { DocumentIssue } from '@tessera/model';
import type { EntityPlan, FieldPlan, Plan } from '@tessera/plan';
import { issue, pointer } from '@tessera/std';
import { columnMove } from './column-move.ts';
import type { ColumnMove } from './column-move.ts';
import type { PublishingContext } from './context.ts';
import { shapeOf } from './physical-names.ts';

/** What becomes of the values of fields that change their type. */
export interface TypeChanges {
  /** Fields whose values would not survive. */
  readonly issues: readonly DocumentIssue[];
  /** Fields whose values move to columns of another type. */
  readonly moves: readonly ColumnMove[];
}

/**
 * Looks at the fields whose kind or columns change.
 * Free: the same columns and a kind that reads every old value, or no value there yet (the field gets fresh columns).
 * Moved: numbers that fit into the wider column, numbers and dates that become text. All else is refused.
 */
export async function typeChanges(context: PublishingContext, live: Plan, target: Plan): Promise<TypeChanges> {
  const issues: DocumentIssue[] = [];
  const moves: ColumnMove[] = [];
  for (const entity of target.entities) {
    const before = live.entity(entity.id);
    if (!before || entity.directory) continue;
    for (const field of entity.fields) {
      const old = before.field(field.key);
      if (!old || field.system || isFree(context, old, field) || !(await holdsValues(context, before, old))) continue;
      const move = columnMove(entity, old, field);
      if (move && (await allFit(context, before, move))) moves.push(move);
      else issues.push(refused(entity, old, field));
    }
  }
  return { issues, moves };
}

function refused(entity: EntityPlan, old: FieldPlan, field: FieldPlan): DocumentIssue {
  const params = { label: field.document.label, from: old.kind.label, to: field.kind.label };
  return {
    kind: 'entity',
    id: entity.id,
    ...issue(pointer('fields', field.key, 'kind'), 'field_type_refused', params),
  };
}

async function allFit({ database }: PublishingContext, entity: EntityPlan, { unfit }: ColumnMove): Promise<boolean> {
  if (unfit === null) return true;
  const { rows } = await database.slow.query<{ found: boolean }>(
    sql`select exists (select from ${ident(entity.schema, entity.table)} where ${raw(unfit)}) as found`,
  );
  return rows[0]?.found === false;
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
