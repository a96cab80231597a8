import { join, param, raw, sql } from '@tessera/database';
import type { Database, Tx } from '@tessera/database';
import { createReader, systemViewer } from '@tessera/plan';
import type { EntityPlan, FieldPlan, Plan } from '@tessera/plan';
import type { StatementCache } from '../statement-cache.ts';
import { indexedFields, searchWords, withDigits } from './indexed-fields.ts';
import type { Indexed } from './indexed-fields.ts';

interface FillParts {
  readonly database: Database;
  readonly statements: StatementCache;
}

interface Row {
  readonly id: string;
  readonly texts: readonly (string | null)[];
}

const batch = 500;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Makes what indexes the rows that are there: of entities that were never indexed, or whose searched fields changed. In small
 * transactions beside all other work; a row is locked while it is indexed, so that a newer write is never overwritten.
 * It is asked between two batches whether it shall stop; what is done stays done.
 */
export function createSearchFiller({ database, statements }: FillParts) {
  /** What the rows of a directory looked like when they were indexed: people are written without the index. */
  const marks = new Map<string, string>();
  return async (plan: Plan, isStopped: () => boolean = () => false): Promise<void> => {
    const filled = await filledShapes(database, plan);
    for (const entity of plan.entities) {
      const indexed = indexedFields(statements, plan, entity);
      const mark = entity.directory ? await markOf(database, plan, entity) : indexed.shape;
      const known = entity.directory ? marks.get(entity.id) : filled.get(entity.id);
      if (indexed.fields.length === 0 || known === mark) continue;
      for (let more = true; more && !isStopped();)
        more = await database.transaction((tx) => fillBatch(tx, plan, entity, indexed));
      if (!isStopped()) marks.set(entity.id, mark);
    }
  };
}

/** The searched fields for which the rows of each entity are indexed in full. */
async function filledShapes(database: Database, plan: Plan): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.query<{ entity: string; shape: string }>(
    sql`select entity, shape from tessera.search_state
      where base = ${param(plan.base, 'text')} and environment = ${param(plan.environment, 'text')} and done`,
  );
  return new Map(rows.map(({ entity, shape }) => [entity, shape]));
}

/** Changes when a row of a directory does. */
async function markOf(database: Database, plan: Plan, entity: EntityPlan): Promise<string> {
  const { rows } = await database.query<{ mark: string | null }>(
    sql`select count(*) || ' ' || max(updated_at) as mark from ${createReader(plan, systemViewer).table(entity)}`,
  );
  return rows[0]?.mark ?? '';
}

/** Indexes the next rows of an entity; answers whether there are more. */
async function fillBatch(tx: Tx, plan: Plan, entity: EntityPlan, indexed: Indexed): Promise<boolean> {
  const key = sql`base = ${param(plan.base, 'text')} and environment = ${param(plan.environment, 'text')} and entity = ${param(entity.id, 'text')}`;
  await tx.query(
    sql`insert into tessera.search_state (base, environment, entity, shape) values (${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(entity.id, 'text')}, '') on conflict do nothing`,
  );
  const { rows: states } = await tx.query<{ shape: string; upto: string | null; done: boolean }>(
    sql`select shape, upto, done from tessera.search_state where ${key} for update skip locked`,
  );
  const [state] = states;
  const isFresh = state?.shape === indexed.shape;
  if (!state || (isFresh && state.done && !entity.directory)) return false;
  const after = isFresh && !state.done ? (state.upto ?? nobody) : nobody;
  const rows = await readRows(tx, plan, entity, indexed, after);
  await writeEntries(tx, plan, entity, indexed, rows);
  const done = rows.length < batch;
  await tx.query(
    sql`update tessera.search_state set shape = ${param(indexed.shape, 'text')}, upto = ${param(rows.at(-1)?.id ?? after, 'uuid')}, done = ${param(done, 'boolean')} where ${key}`,
  );
  return !done;
}

async function readRows(
  tx: Tx,
  plan: Plan,
  entity: EntityPlan,
  { fields }: Indexed,
  after: string,
): Promise<readonly Row[]> {
  const reader = createReader(plan, systemViewer);
  const texts = fields.map(
    ({ field }) => field.store.search?.(field.document, reader.column(field, 't')) ?? raw('null::text'),
  );
  const { rows } = await tx.query<Row>(
    sql`select t.id, array[${join(texts)}]::text[] as texts from ${reader.table(entity)} t
      where t.id > ${param(after, 'uuid')} order by t.id limit ${raw(String(batch))}${raw(entity.directory ? '' : ' for no key update of t')}`,
  );
  return rows;
}

async function writeEntries(
  tx: Tx,
  plan: Plan,
  entity: EntityPlan,
  { fields }: Indexed,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const entries = rows.map(({ id, texts }) => {
    const textOf = (field: FieldPlan): string =>
      withDigits(texts[fields.findIndex((each) => each.field === field)] ?? '');
    return { record: id, ...searchWords(fields, textOf) };
  });
  await tx.query(
    sql`insert into tessera.search_entry as e (base, environment, entity, record, words, grams)
      select ${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(entity.id, 'text')}, given.record, given.words, array(select jsonb_array_elements_text(given.grams))
      from jsonb_to_recordset(${param(entries, 'jsonb')}) as given (record uuid, words jsonb, grams jsonb)
      on conflict (base, environment, entity, record) do update set words = excluded.words, grams = excluded.grams
      where (e.words, e.grams) is distinct from (excluded.words, excluded.grams)`,
  );
}
