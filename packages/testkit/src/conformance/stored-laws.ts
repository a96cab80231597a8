import { check, evaluator, fromJson, fromRules, isNullable, toSql } from '@tessera/expression';
import type { ExpressionType, Rule, Scope, SqlDialect, Value } from '@tessera/expression';
import { ident, raw, sql } from '@tessera/database';
import type { FieldStore, Queryable } from '@tessera/database';
import type { FieldDocument, FieldKinds } from '@tessera/model';
import { required } from '@tessera/std';
import type { Json } from '@tessera/std';
import { expect } from 'vitest';
import { contextOf, examplesOf, samplesOf } from './field-case.ts';
import type { FieldCase } from './field-case.ts';
import { createFieldTable, idsWhere, readValues, storeContext, storeValues, testColumn } from './field-table.ts';
import type { StoredRow } from './field-table.ts';
import { ruleValues } from './rule-values.ts';

/** A case whose samples lie in a table. */
export interface StoredCase extends FieldCase {
  readonly database: Queryable;
  readonly table: string;
  readonly rows: readonly StoredRow[];
}

/** Stores the samples of a case, and an empty row where the kind can be empty. */
export async function storeCase(database: Queryable, table: string, subject: FieldCase): Promise<StoredCase> {
  const canBeEmpty = isNullable(subject.kind.expressionType(subject.field, subject.context));
  await createFieldTable(database, table, subject);
  const rows = await storeValues(database, table, subject, [...samplesOf(subject), ...(canBeEmpty ? [null] : [])]);
  return { ...subject, database, table, rows };
}

/** What is read is what was written; a link comes back with its title. */
export function keepsValues({ rows, kind, field, context }: StoredCase): void {
  const isLink = kind.expressionType(field, context).kind === 'relation';
  for (const { written, value } of rows) {
    const expected = isLink && written !== null ? { id: written, title: `T-${String(written)}` } : written;
    expect(value).toEqual(expected);
    if (value !== null) expect(kind.normalise(value, field, context)).toEqual({ value: written });
  }
}

/** 2026-03-01, the now of both meanings. */
const conformanceNow = BigInt(Date.UTC(2026, 2, 1)) * 1000n;

/** Every operator finds the rows the evaluator finds. */
export async function filtersAsItEvaluates(stored: StoredCase): Promise<void> {
  const { kind, field, context, rows } = stored;
  const type = kind.expressionType(field, context);
  for (const operator of kind.operators) {
    for (const value of ruleValues(operator, type, samplesOf(stored))) {
      const rule: Rule = { field: 'v', operator, ...(value === undefined ? {} : { value }) };
      const note = JSON.stringify(rule);
      const checked = check(fromRules({ combinator: 'and', rules: [rule] }), scopeWith(type), { context: 'filter' });
      expect(checked, note).toHaveProperty('typed');
      const { typed } = checked as Extract<typeof checked, { typed: unknown }>;
      const holds = evaluator(typed);
      const expected = rows
        .filter((row) => holds({ record: { v: row.value }, now: conformanceNow, timeZone: 'UTC' }) === true)
        .map(({ id }) => id);
      const found = await idsWhere(
        stored.database,
        stored.table,
        toSql(typed, dialectOf(stored), { position: 'where' }),
      );
      expect(found, note).toEqual(expected);
    }
  }
}

/** Rows come in the order of their values; keys made for sorting are text. */
export async function sortsByValue(stored: StoredCase): Promise<void> {
  const { store, field, kind, context, database, table, rows } = stored;
  const type = kind.expressionType(field, context);
  if (type.kind === 'json' || type.kind === 'list') return;
  const key = store.sortKey?.(field, testColumn, storeContext) ?? store.value(field, testColumn, storeContext);
  const { rows: sorted } = await database.query<{ id: number; type: string }>(
    sql`SELECT t.id, pg_typeof(${key})::text AS type FROM ${ident(table)} AS t ORDER BY ${key} NULLS LAST, t.id`,
  );
  expect(sorted).toHaveLength(rows.length);
  if (store.sortKey) {
    expect(sorted[0]?.type).toBe('text');
    return;
  }
  const filled = sorted.map(({ id }) => fromJson(rows[id]?.value, type)).filter((value) => value !== null);
  filled.slice(1).forEach((value, index) => expect(inOrder(required(filled[index], 'a value'), value)).toBe(true));
}

/** A change of kind that is free is a plain cast, after which every value is one of the new kind. */
export async function changesFreely(
  stored: StoredCase,
  kinds: FieldKinds,
  stores: Readonly<Record<string, FieldStore>>,
): Promise<void> {
  const { kind, database, table } = stored;
  for (const [to, change] of Object.entries(kind.changes)) {
    expect(kinds, `${kind.id} changes to a kind there is`).toHaveProperty(to);
    if (change !== 'free') continue;
    const example = required(examplesOf(to)[0], `an example of ${to}`);
    const field = to === 'text' ? ({ ...example, maxLength: 2000 } as FieldDocument) : example;
    const target: FieldCase = {
      name: to,
      field,
      kind: required(kinds[to], to),
      store: stores[to] as FieldStore<FieldDocument>,
      context: contextOf(field),
    };
    const [column] = target.store.columns(field);
    const type = raw(required(column, `a column of ${to}`).type);
    const copy = `${table}_to_${to.toLowerCase()}`;
    await database.query(sql`CREATE TABLE ${ident(copy)} AS SELECT id, v FROM ${ident(table)}`);
    await database.query(sql`ALTER TABLE ${ident(copy)} ALTER COLUMN v TYPE ${type} USING v::${type}`);
    for (const { value } of await readValues(database, copy, target, [])) {
      if (value !== null)
        expect(target.kind.normalise(value, field, target.context), JSON.stringify(value)).toHaveProperty('value');
    }
  }
}

/** A clean value that is accepted can be stored. */
export async function storesWhatItAccepts(stored: StoredCase, values: readonly Json[]): Promise<void> {
  const { kind, field, context, database } = stored;
  const accepted = values.flatMap((value) => {
    const answer = kind.normalise(value, field, context);
    return 'value' in answer && answer.value !== null ? [answer.value] : [];
  });
  const table = `${stored.table}_junk`;
  await createFieldTable(database, table, stored);
  const rows = await storeValues(database, table, stored, accepted);
  for (const { written, value } of rows) expect(kind.normalise(value, field, context)).toEqual({ value: written });
}

function scopeWith(type: ExpressionType): Scope {
  return { entity: 'x.sample', names: (name) => (name === 'v' ? type : undefined), members: () => undefined };
}

function dialectOf({ store, field }: FieldCase): SqlDialect {
  const unused = (): never => {
    throw new Error('rules of one field ask for nothing else');
  };
  const column = store.value(field, testColumn, storeContext) as ReturnType<SqlDialect['column']>;
  return {
    column: () => column,
    collection: unused,
    now: { parts: ["'2026-03-01Z'::timestamptz"] },
    timeZone: { parts: ["'UTC'"] },
  };
}

function inOrder(a: NonNullable<Value>, b: NonNullable<Value>): boolean {
  if (typeof a === 'object' && 'lte' in a && typeof b === 'object' && 'lte' in b) return a.lte(b);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0;
  return a <= b;
}
