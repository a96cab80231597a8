import { ident, raw, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import type { DocumentIssue } from '@tessera/model';
import type { EntityPlan, FieldPlan, Plan } from '@tessera/plan';
import { issue, pointer } from '@tessera/std';
import type { Json } from '@tessera/std';
import { columnMove, unfitSql } from './column-move.ts';
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

interface Change {
  /** The entity as it is. */
  readonly entity: EntityPlan;
  readonly old: FieldPlan;
  readonly field: FieldPlan;
}

/**
 * Looks at the fields whose kind or columns change.
 * Kept: the same columns, when the new kind reads every value that is there. Moved: see `movedValue`, when every value fits.
 * Fresh columns: no value there yet. All else is refused; how many values do not fit is counted.
 */
export async function typeChanges(context: PublishingContext, live: Plan, target: Plan): Promise<TypeChanges> {
  const issues: DocumentIssue[] = [];
  const moves: ColumnMove[] = [];
  for (const wanted of target.entities) {
    const entity = live.entity(wanted.id);
    if (!entity || wanted.directory) continue;
    for (const field of wanted.fields) {
      const old = entity.field(field.key);
      if (!old || field.system) continue;
      const change = { entity, old, field };
      const sameColumns = shapeOf(old.document, context.stores) === shapeOf(field.document, context.stores);
      const found = sameColumns
        ? await kept(context, change)
        : await moved(context, change, columnMove(wanted, old, field, target.timeZone));
      if (found !== undefined && 'code' in found) issues.push({ kind: 'entity', id: entity.id, ...found });
      else if (found !== undefined) moves.push(found);
    }
  }
  return { issues, moves };
}

type Issue = ReturnType<typeof issue>;

/** The values stay where they are: what is wrong with that, if anything. */
async function kept(context: PublishingContext, change: Change): Promise<Issue | undefined> {
  const { old, field } = change;
  const how = old.kind.id === field.kind.id ? 'free' : old.kind.changes[field.kind.id];
  if (how === 'free') return undefined;
  if (how !== 'checked') return (await holdsValues(context, change)) ? refused(change) : undefined;
  const count = await unreadable(context, change);
  return count === 0 ? undefined : unfit(change, count);
}

/** The values go to another column: the move, what is wrong with it, or nothing when there is no value. */
async function moved(
  context: PublishingContext,
  change: Change,
  move: ColumnMove | undefined,
): Promise<ColumnMove | Issue | undefined> {
  if (!move) return (await holdsValues(context, change)) ? refused(change) : undefined;
  const condition = unfitSql(move);
  const count = condition === undefined ? 0 : await countRows(context, change, raw(condition));
  if (count > 0) return unfit(change, count);
  return (await hasRows(context, change)) ? move : undefined;
}

const wordsOf = ({ old, field }: Change) => ({
  label: field.document.label,
  from: old.kind.label,
  to: field.kind.label,
});

function refused(change: Change): Issue {
  return issue(pointer('fields', change.field.key, 'kind'), 'field_type_refused', wordsOf(change));
}

function unfit(change: Change, count: number): Issue {
  return issue(pointer('fields', change.field.key, 'kind'), 'field_values_unfit', { ...wordsOf(change), count });
}

const table = ({ entity }: Change): Sql => sql`${ident(entity.schema, entity.table)} as t`;
const filled = ({ old }: Change): Sql => sql`t.${ident(old.columns[0]?.name ?? '')} is not null`;

/** How many values the new kind would not read as they are; each different one is tried once. */
async function unreadable({ database }: PublishingContext, change: Change): Promise<number> {
  const { old, field } = change;
  const column = sql`t.${ident(old.columns[0]?.name ?? '')}`;
  const { rows } = await database.slow.query<{ value: Json; count: number }>(
    sql`select ${column} as value, count(*)::int as count from ${table(change)} where ${filled(change)} group by 1`,
  );
  const same = (value: Json) => {
    const read = field.kind.normalise(value, field.document, field.context);
    return 'value' in read && JSON.stringify(read.value) === JSON.stringify(value);
  };
  return rows.reduce((sum, { value, count }) => (same(value) ? sum : sum + count), 0);
}

async function countRows({ database }: PublishingContext, change: Change, condition: Sql): Promise<number> {
  const { rows } = await database.slow.query<{ count: number }>(
    sql`select count(*)::int as count from ${table(change)} where ${condition}`,
  );
  return rows[0]?.count ?? 0;
}

async function holdsValues(context: PublishingContext, change: Change): Promise<boolean> {
  const column = change.old.columns[0];
  if (!column) return false;
  const { notNullDefault } = column;
  return exists(
    context,
    change,
    notNullDefault === undefined ? filled(change) : sql`t.${ident(column.name)} <> ${raw(notNullDefault)}`,
  );
}

/** Whether there is anything to move; a field that is never empty moves with every row. */
function hasRows(context: PublishingContext, change: Change): Promise<boolean> {
  return exists(context, change, filled(change));
}

async function exists({ database }: PublishingContext, change: Change, condition: Sql): Promise<boolean> {
  const { rows } = await database.slow.query<{ found: boolean }>(
    sql`select exists (select from ${table(change)} where ${condition}) as found`,
  );
  return rows[0]?.found ?? false;
}
