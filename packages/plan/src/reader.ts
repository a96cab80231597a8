import { predicate } from '@tessera/access';
import type { RecordAction } from '@tessera/access';
import { ident, join, raw, sql } from '@tessera/database';
import type { ColumnRef, Sql, StoreContext } from '@tessera/database';
import { titleExprOf } from '@tessera/model';
import { assert, required } from '@tessera/std';
import { createDialect } from './dialect.ts';
import type { DialectOptions } from './dialect.ts';
import type { EntityPlan, FieldPlan, Plan } from './plan.ts';
import { canRead } from './readable.ts';
import { lower } from './lower.ts';
import { fieldRight, systemViewer } from './viewer.ts';
import type { Viewer } from './viewer.ts';

/**
 * Builds the SQL of one statement on behalf of one viewer.
 * Contract: one reader per statement (it hands out aliases); bind `me`, `now` and the slots the caller named.
 */
export interface Reader {
  readonly plan: Plan;
  readonly viewer: Viewer;
  /** An alias not used before in the statement. */
  alias(): string;
  entity(id: string): EntityPlan;
  /** The table of an entity. */
  table(entity: EntityPlan): Sql;
  /** A physical column of a field. */
  column(field: FieldPlan, alias: string): ColumnRef;
  /** A field as `row_to_json` turns it into its JSON value. */
  select(field: FieldPlan, alias: string): Sql;
  /** A field with the type the expression language gives it. */
  value(field: FieldPlan, alias: string): Sql;
  /** What lists sort a field by. */
  sortKey(field: FieldPlan, alias: string): Sql;
  /** Live, and within the viewer's scope for the action. */
  visible(entity: EntityPlan, alias: string, action?: RecordAction): Sql;
  /** Within the viewer's scope for the action, live or not. */
  allowed(entity: EntityPlan, alias: string, action: RecordAction): Sql;
  /** What the row at `alias` is called: text, null where the viewer may not know. */
  title(entity: EntityPlan, alias: string): Sql;
  /** What the record with this id is called: text, null where there is none or the viewer may not see it. */
  titleOf(entity: string, id: Sql): Sql;
  dialect(entity: EntityPlan, alias: string, options?: DialectOptions): ReturnType<typeof createDialect>;
  /** The same statement built for the system: no limits, and aliases of the same row of names. */
  asSystem(): Reader;
}

/** Field values seen through two lookup fields in a ring end here. */
const deepest = 4;

export function createReader(plan: Plan, viewer: Viewer): Reader {
  let aliases = 0;
  return openReader(plan, viewer, () => `a${(aliases += 1)}`);
}

function openReader(plan: Plan, viewer: Viewer, nextAlias: () => string): Reader {
  let depth = 0;
  const through = (field: FieldPlan, alias: string, read: (target: FieldPlan, at: string) => Sql): Sql => {
    const path = required(
      field.store.through?.(field.document),
      `${field.entity}.${field.key} has neither columns nor a path`,
    );
    const lookup = required(reader.entity(field.entity).field(path.lookup), `no field ${field.entity}.${path.lookup}`);
    const target = reader.entity(required(lookup.target, `${path.lookup} links to nothing`));
    const linked = required(target.field(path.field), `no field ${target.id}.${path.field}`);
    assert(depth < deepest, `lookup fields in a ring at ${field.entity}.${field.key}`);
    depth += 1;
    const at = reader.alias();
    const id = reader.column(lookup, alias)('');
    const built = sql`(select ${read(linked, at)} from ${reader.table(target)} ${ident(at)} where ${ident(at, 'id')} = ${id} and ${reader.visible(target, at)})`;
    depth -= 1;
    return built;
  };
  const context = (field: FieldPlan): StoreContext => ({ entity: field.entity, titleOf: reader.titleOf });
  const reader: Reader = {
    plan,
    viewer,
    alias: nextAlias,
    entity: (id) => required(plan.entity(id), `no entity ${id}`),
    table: (entity) => ident(entity.schema, entity.table),
    column: (field, alias) => (suffix) => {
      const column = required(
        field.columns.find((each) => each.suffix === suffix),
        `no column ${suffix} of ${field.entity}.${field.key}`,
      );
      return ident(alias, column.name);
    },
    select: (field, alias) =>
      field.columns.length > 0
        ? field.store.select(field.document, reader.column(field, alias), context(field))
        : through(field, alias, reader.select),
    value: (field, alias) =>
      field.columns.length > 0
        ? field.store.value(field.document, reader.column(field, alias), context(field))
        : through(field, alias, reader.value),
    sortKey: (field, alias) => {
      if (field.columns.length === 0) return through(field, alias, reader.sortKey);
      const own = field.store.sortKey?.(field.document, reader.column(field, alias), context(field));
      return own ?? reader.value(field, alias);
    },
    visible: (entity, alias, action = 'read') => {
      const allowed = reader.allowed(entity, alias, action);
      if (entity.directory) return allowed;
      const live = sql`${ident(alias, 'deleted_at')} is null`;
      return allowed.parts[0] === 'true' ? live : join([live, allowed], ' and ');
    },
    allowed: (entity, alias, action) => {
      const rights = viewer.rights(entity.id);
      return rights ? predicate(rights, action, alias) : raw('true');
    },
    title: (entity, alias) => {
      const text = titleExprOf(entity.document);
      if (text === undefined) return sql`${ident(alias, 'id')}::text`;
      const rule = entity.rule(text, { context: 'computed' });
      if (!canRead(plan, viewer, entity, rule.reads)) return raw('null::text');
      return sql`(${lower(rule, reader.dialect(entity, alias), 'value')})::text`;
    },
    titleOf: (id, value) => {
      const entity = plan.entity(id);
      if (!entity || viewer.rights(id)?.read === false) return raw('null::text');
      const at = reader.alias();
      return sql`(select ${reader.title(entity, at)} from ${reader.table(entity)} ${ident(at)} where ${ident(at, 'id')} = ${value} and ${reader.visible(entity, at)})`;
    },
    dialect: (entity, alias, options) => createDialect(reader, entity, alias, options),
    asSystem: () => openReader(plan, systemViewer, nextAlias),
  };
  return reader;
}

/** Whether a viewer may read a field of an entity at all. */
export function mayReadField(viewer: Viewer, entity: EntityPlan, field: FieldPlan): boolean {
  return !field.document.hidden && fieldRight(viewer, entity.id, field.key) !== 'none';
}
