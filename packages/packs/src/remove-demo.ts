import type { Principal } from '@tessera/access';
import { ident, join, param, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import type { EntityPlan, Plan } from '@tessera/plan';
import { markRemoved, seededRows } from './pack-store.ts';
import type { SeededRow } from './pack-store.ts';
import type { PacksContext } from './ports.ts';

/** What became of the demo data: rows that left, rows that stay because somebody worked with them. */
export interface DemoRemoval {
  readonly removed: number;
  readonly kept: readonly { readonly entity: string; readonly id: string }[];
}

const directoryEntities: ReadonlySet<string> = new Set(['sys.user', 'sys.department']);

const table = (entity: EntityPlan) => ident(entity.schema, entity.table);

/** Of the given rows those that are live and still as the seed made them. */
async function untouched(queryable: Queryable, plan: Plan, rows: readonly SeededRow[]): Promise<readonly SeededRow[]> {
  const found = new Set<string>();
  for (const id of new Set(rows.map(({ entity }) => entity))) {
    const entity = plan.entity(id);
    if (!entity) continue;
    const own = rows.filter((row) => row.entity === id).map(({ recordId, version }) => ({ recordId, version }));
    const same = await queryable.query<{ id: string }>(
      sql`select t.id from ${table(entity)} t
          join jsonb_to_recordset(${param(own, 'jsonb')}) as d("recordId" uuid, version bigint) on d."recordId" = t.id and d.version = t.version
          where t.deleted_at is null`,
    );
    for (const row of same.rows) found.add(row.id);
  }
  return rows.filter(({ recordId }) => found.has(recordId));
}

interface Link {
  readonly from: EntityPlan;
  readonly to: string;
  readonly column: string;
}

/** Every column that links to another row; who created or changed a row is no use of that person. */
function linksOf(plan: Plan): readonly Link[] {
  const isTrail = (key: string) => key !== 'owner' && key !== 'id';
  return plan.entities.flatMap((from) =>
    from.fields
      .filter((field) => !field.system || !isTrail(field.key))
      .flatMap((field) =>
        field.columns.flatMap(({ name, references }) =>
          references ? [{ from, to: references.entity, column: name }] : [],
        ),
      ),
  );
}

/** Of `going` those that a row links to which stays; `bin`: rows of the recycle bin count as well. */
async function stillUsed(
  queryable: Queryable,
  links: readonly Link[],
  going: readonly SeededRow[],
  bin: boolean,
): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  const ids = going.map(({ recordId }) => recordId);
  for (const { from, to, column } of links) {
    const targets = going.filter(({ entity }) => entity === to).map(({ recordId }) => recordId);
    if (targets.length === 0) continue;
    const link = ident('t', column);
    const { rows } = await queryable.query<{ id: string }>(
      sql`select distinct ${link} as id from ${table(from)} t where ${join(
        [
          ...(bin ? [] : [sql`t.deleted_at is null`]),
          sql`${link} = any(${param(targets, 'uuid[]')})`,
          sql`not (t.id = any(${param(ids, 'uuid[]')}))`,
        ],
        ' and ',
      )}`,
    );
    for (const row of rows) used.add(row.id);
  }
  return used;
}

/** Takes out what is still used, and what that in turn uses, until nothing more has to stay. */
async function unused(
  queryable: Queryable,
  plan: Plan,
  rows: readonly SeededRow[],
  bin: boolean,
): Promise<readonly SeededRow[]> {
  const links = linksOf(plan);
  let going = rows;
  while (going.length > 0) {
    const used = await stillUsed(queryable, links, going, bin);
    if (used.size === 0) break;
    going = going.filter(({ recordId }) => !used.has(recordId));
  }
  return going;
}

/** Takes removed rows out of the recycle bin for good, but for those that rows in the bin still link to. */
async function purge(queryable: Queryable, plan: Plan, removed: readonly SeededRow[]): Promise<void> {
  const going = await unused(queryable, plan, removed, true);
  const links = linksOf(plan);
  const entities = [...new Set(going.map(({ entity }) => entity))].flatMap((id) => plan.entity(id) ?? []);
  const idsOf = ({ id }: EntityPlan) =>
    param(
      going.filter(({ entity }) => entity === id).map(({ recordId }) => recordId),
      'uuid[]',
    );
  // They may link to each other in a ring.
  for (const entity of entities) {
    const cut = links.filter(({ from }) => from === entity).map(({ column }) => sql`${ident(column)} = null`);
    if (cut.length > 0)
      await queryable.query(sql`update ${table(entity)} set ${join(cut)} where id = any(${idsOf(entity)})`);
  }
  for (const entity of entities)
    await queryable.query(sql`delete from ${table(entity)} where id = any(${idsOf(entity)})`);
}

/**
 * Lets the demo rows of a pack leave: those nobody changed and no other row needs are gone for good (their history
 * says so), demo people and departments that own nothing any more are removed. Links from rows that stay are never cut.
 */
export async function removeDemoRows(
  context: PacksContext,
  pack: string,
  plan: Plan,
  principal: Principal,
): Promise<DemoRemoval> {
  const { database, place, clock, records, directory } = context;
  const at = new Date(clock.now()).toISOString();
  const { demo, going } = await database.transaction(async (tx) => {
    const all = (await seededRows(tx, place, pack)).filter(({ mode }) => mode === 'demo');
    const leaving = await unused(tx, plan, await untouched(tx, plan, all), false);
    const ctx = {
      plan,
      principal,
      now: BigInt(clock.now()) * 1000n,
      cause: { kind: 'undo' as const, detail: { pack } },
      tx,
    };
    const rows = leaving.filter(({ entity }) => !directoryEntities.has(entity)).toReversed();
    for (const { entity, recordId } of rows) await records.remove(ctx, entity, recordId, { ifMatch: '*' });
    await markRemoved(
      tx,
      place,
      pack,
      rows.map(({ recordId }) => recordId),
      at,
    );
    await purge(tx, plan, rows);
    return { demo: all, going: leaving };
  });
  const gone = new Set(going.filter(({ entity }) => !directoryEntities.has(entity)).map(({ recordId }) => recordId));
  for (const { entity, recordId } of going.filter((row) => directoryEntities.has(row.entity)).toReversed()) {
    const remove = entity === 'sys.user' ? directory.removePerson : directory.removeDepartment;
    if (await remove(recordId, principal.userId)) gone.add(recordId);
  }
  // What stays is theirs from now on: it counts as demo no longer.
  await markRemoved(
    database,
    place,
    pack,
    demo.map(({ recordId }) => recordId),
    at,
  );
  return {
    removed: gone.size,
    kept: demo.filter(({ recordId }) => !gone.has(recordId)).map(({ entity, recordId }) => ({ entity, id: recordId })),
  };
}
