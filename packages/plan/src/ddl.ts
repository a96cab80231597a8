import { quoteIdent } from '@tessera/database';
import { hasOwner } from '@tessera/model';
import { cutName, hashedName, primaryKeySuffix } from './physical-name.ts';
import type { ColumnPlan, EntityPlan, FieldPlan, Plan } from './plan.ts';

/** What a release wants of Postgres, table by table. People and departments are not in it: identity migrates them. */
export interface DdlExpectation {
  readonly schema: string;
  readonly tables: readonly TableExpectation[];
}

export interface TableExpectation {
  readonly entity: string;
  readonly schema: string;
  readonly name: string;
  readonly primaryKey: { readonly name: string; readonly column: string };
  readonly columns: readonly ColumnExpectation[];
  readonly indexes: readonly IndexExpectation[];
  readonly foreignKeys: readonly ForeignKeyExpectation[];
}

export interface ColumnExpectation {
  readonly name: string;
  /** As `format_type` prints it. */
  readonly type: string;
  readonly notNull: boolean;
  /** Constant SQL, or null. */
  readonly default: string | null;
  readonly collation: string | null;
  /** Key of the field; null for columns no field shows (`source`, `deletion_id`). */
  readonly field: string | null;
}

export interface IndexExpectation {
  readonly name: string;
  readonly method: 'btree' | 'gin';
  readonly unique: boolean;
  /** SQL of each key, ready for CREATE INDEX. */
  readonly keys: readonly string[];
  /** Condition of a partial index, or null. */
  readonly where: string | null;
  /** Keys of the fields it stands for. */
  readonly fields: readonly string[];
  /** Key of the entity's `uniques` or `indexes` it came from. */
  readonly item: string | null;
}

/** Links the column to `id` of another table; never deletes by itself. */
export interface ForeignKeyExpectation {
  readonly name: string;
  readonly column: string;
  readonly references: { readonly schema: string; readonly table: string };
}

const live = '"deleted_at" IS NULL';

/** Columns that must be filled, with their default. */
const filled: Readonly<Record<string, string | null>> = { id: null, created_at: null, updated_at: null, version: '1' };
/** Links to whoever wrote a row; kept without a foreign key, since only the pipeline writes them. */
const unguarded: ReadonlySet<string> = new Set(['createdBy', 'updatedBy', 'deletedBy']);
const bareColumns: readonly [string, string][] = [
  ['owner_id', 'uuid'],
  ['source', 'text'],
  ['deletion_id', 'uuid'],
];

/** The tables, columns, indexes and foreign keys a plan runs on. Pure. */
export function ddlExpectation(plan: Plan): DdlExpectation {
  const tables = plan.entities.filter(({ directory }) => !directory).map((entity) => tableOf(plan, entity));
  return { schema: plan.schema, tables };
}

function tableOf(plan: Plan, entity: EntityPlan): TableExpectation {
  const columns = entity.fields.flatMap((field) => field.columns.map((column) => columnOf(field, column)));
  const named = new Set(columns.map(({ name }) => name));
  for (const [name, type] of bareColumns) {
    if (!named.has(name)) columns.push({ name, type, notNull: false, default: null, collation: null, field: null });
  }
  return {
    entity: entity.id,
    schema: entity.schema,
    name: entity.table,
    primaryKey: { name: cutName(`${entity.table}${primaryKeySuffix}`), column: 'id' },
    columns,
    indexes: indexesOf(entity),
    foreignKeys: foreignKeysOf(plan, entity),
  };
}

function columnOf(field: FieldPlan, column: ColumnPlan): ColumnExpectation {
  const system = field.system && Object.hasOwn(filled, column.name);
  return {
    name: column.name,
    type: column.type,
    notNull: system || column.notNullDefault !== undefined,
    default: system ? (filled[column.name] ?? null) : (column.notNullDefault ?? null),
    collation: column.collation ?? null,
    field: field.key,
  };
}

function foreignKeysOf(plan: Plan, entity: EntityPlan): readonly ForeignKeyExpectation[] {
  return entity.fields.flatMap((field) => {
    if (unguarded.has(field.key)) return [];
    return field.columns.flatMap((column) => {
      const target = column.references && plan.entity(column.references.entity);
      if (!target) return [];
      const references = { schema: target.schema, table: target.table };
      return [{ name: cutName(`fk_${entity.table}_${column.name}`), column: column.name, references }];
    });
  });
}

function indexesOf(entity: EntityPlan): readonly IndexExpectation[] {
  const found: IndexExpectation[] = [];
  const add = (index: Omit<IndexExpectation, 'name'>): void => {
    const name = hashedName([index.unique ? 'ux' : 'ix', entity.table, ...(index.item ? [index.item] : index.fields)]);
    if (!found.some((each) => each.name === name)) found.push({ name, ...index });
  };
  if (hasOwner(entity.document)) {
    add({
      method: 'btree',
      unique: false,
      keys: [quoteIdent('owner_id'), quoteIdent('id')],
      where: live,
      fields: ['owner'],
      item: null,
    });
  }
  for (const field of entity.fields) {
    if (field.system || field.columns.length === 0) continue;
    if (field.document.unique || field.columns[0]?.unique)
      add({ ...unique, keys: [uniqueKey(field)], fields: [field.key], item: null });
    else if (field.target !== null)
      add({ method: 'btree', unique: false, keys: [mainKey(field)], where: null, fields: [field.key], item: null });
    else if (field.document.indexed) add(ownIndex(field));
  }
  const combined = (keys: readonly string[]) =>
    keys.flatMap((key) => entity.field(key) ?? []).filter(({ columns }) => columns.length > 0);
  for (const [item, { fields }] of sortedByKey(entity.document.uniques)) {
    const members = combined(fields);
    if (members.length === fields.length) add({ ...unique, keys: members.map(uniqueKey), fields, item });
  }
  for (const [item, { fields }] of sortedByKey(entity.document.indexes)) {
    const members = combined(fields);
    if (members.length === fields.length)
      add({ method: 'btree', unique: false, keys: members.map(sortedKey), where: live, fields, item });
  }
  return found;
}

function sortedByKey<T>(collection: Readonly<Record<string, T>> | undefined): readonly (readonly [string, T])[] {
  return Object.entries(collection ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

const unique = { method: 'btree', unique: true, where: live } as const;

function ownIndex(field: FieldPlan): Omit<IndexExpectation, 'name'> {
  const fields = [field.key];
  if (field.columns[0]?.type.endsWith('[]'))
    return { method: 'gin', unique: false, keys: [mainKey(field)], where: live, fields, item: null };
  return { method: 'btree', unique: false, keys: [sortedKey(field)], where: live, fields, item: null };
}

function mainKey(field: FieldPlan): string {
  return quoteIdent(field.columns[0]?.name ?? '');
}

/** Numbers and dates are mostly sorted from the top. */
function sortedKey(field: FieldPlan): string {
  const falling = /^(bigint|numeric|date|timestamp)/.test(field.columns[0]?.type ?? '');
  return falling ? `${mainKey(field)} DESC NULLS LAST` : mainKey(field);
}

/** Letter case does not make two texts different. */
function uniqueKey(field: FieldPlan): string {
  return field.columns[0]?.type === 'text' ? `lower(${mainKey(field)})` : mainKey(field);
}
