import { compileSql, ident, slot, sql } from '@tessera/database';
import { readHistory } from '@tessera/journal';
import type { Change } from '@tessera/journal';
import { createReader, mayReadField } from '@tessera/plan';
import type { EntityPlan, Viewer } from '@tessera/plan';
import { isUuid, Refusal } from '@tessera/std';
import { accessTo, bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import { idOf } from '../write/related.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readLimit, readParameters, readText } from './list-query.ts';

const batch = 200;

export interface Entry {
  readonly id: string;
  readonly at: string;
  readonly by: string | null;
  readonly action: string;
  readonly cause: string;
  readonly detail: unknown;
  readonly reason: string | null;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

/**
 * The history of a record, newest first, as JSON text: `{items, next?}`. Values the caller may not read are left out, and so
 * are entries in which nothing else changed.
 */
export async function history(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  id: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const access = accessTo(ctx, entity, 'read');
  await refuseUnseen(engine, ctx, access, id);
  const query = readParameters(input, { limit: readLimit(batch), cursor: readText }) as {
    readonly limit?: number;
    readonly cursor?: string;
  };
  const limit = query.limit ?? 50;
  const seconds = Math.floor(engine.clock.now() / 1000);
  const place = `history ${entity} ${id}`;
  const before =
    query.cursor === undefined
      ? undefined
      : (readCursor(engine.cursorKey, query.cursor, place, 1, seconds).keys[0] ?? undefined);
  const entries = await readEntries(engine, ctx, access, id, { limit: limit + 1, before });
  const page = entries.slice(0, limit);
  const last = entries.length > limit ? page.at(-1) : undefined;
  const next = last && writeCursor(engine.cursorKey, { list: place, keys: [last.id], id, at: seconds });
  const items = await withTitles(engine, ctx, access, page);
  return JSON.stringify({ items, ...(next !== undefined && { next }) });
}

/** At least `limit` entries as the caller may read them, where there are as many: those before a place, newest first. */
export async function readEntries(
  engine: Engine,
  ctx: RecordContext,
  { viewer, entity }: Access,
  record: string,
  { limit, before: start, keeps = () => true }: EntryQuery,
): Promise<readonly Entry[]> {
  const { base, environment } = ctx.plan;
  const entries: Entry[] = [];
  let before = start;
  for (let more = true; more && entries.length < limit;) {
    const changes = await readHistory(ctx.tx ?? engine.database, {
      base,
      environment,
      entity: entity.id,
      record,
      limit: batch,
      ...(before !== undefined && { before }),
    });
    entries.push(...changes.filter(keeps).flatMap((change) => entryOf(viewer, entity, change) ?? []));
    before = changes.at(-1)?.seq;
    more = changes.length === batch;
  }
  return entries;
}

/** Which entries of a history. */
interface EntryQuery {
  readonly limit: number;
  /** Only those older than this entry. */
  readonly before?: string | undefined;
  readonly keeps?: (change: Change) => boolean;
}

async function refuseUnseen(engine: Engine, ctx: RecordContext, { entity, viewer }: Access, id: string): Promise<void> {
  const compiled = engine.statements.get(ctx.plan, `seen ${viewer.key} ${entity.id}`, () => {
    const reader = createReader(ctx.plan, viewer);
    return compileSql(
      sql`select 1 from ${reader.table(entity)} t where t.id = ${slot('id', 'uuid')} and ${reader.allowed(entity, 't', 'read')}`,
    );
  });
  if (!isUuid(id)) throw new Refusal('record_not_found', { entity: entity.id });
  const { count } = await run(engine, ctx, compiled.bind({ ...bindingsOf(ctx), id }));
  if (count === 0) throw new Refusal('record_not_found', { entity: entity.id });
}

function entryOf(viewer: Viewer, entity: EntityPlan, change: Change): Entry | undefined {
  const keys = new Set([...Object.keys(change.before ?? {}), ...Object.keys(change.after ?? {})]);
  const visible = [...keys].filter((key) => {
    const field = entity.field(key);
    return field !== undefined && mayReadField(viewer, entity, field);
  });
  if (change.action === 'update' && visible.length === 0 && keys.size > 0) return undefined;
  const changes = Object.fromEntries(
    visible.map((key) => [key, { from: change.before?.[key] ?? null, to: change.after?.[key] ?? null }]),
  );
  const told = entity.lifecycles.every(({ field }) => mayReadField(viewer, entity, field));
  const detail = told ? (change.causeDetail ?? null) : null;
  return {
    id: change.seq,
    at: change.at,
    by: change.actor,
    action: change.action,
    cause: change.cause,
    detail,
    reason: change.reason,
    changes,
  };
}

/** Puts names to people and to links, as far as the caller may know them; one statement per entity linked to. */
export async function withTitles(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  entries: readonly Entry[],
): Promise<readonly unknown[]> {
  const wanted = new Map<string, Set<string>>([['sys.user', new Set(entries.flatMap(({ by }) => by ?? []))]]);
  const targetOf = (key: string): string | null => access.entity.field(key)?.target ?? null;
  for (const { changes } of entries) {
    for (const [key, { from, to }] of Object.entries(changes)) {
      const target = targetOf(key);
      if (target === null) continue;
      const ids = wanted.get(target) ?? new Set<string>();
      for (const id of [idOf(from), idOf(to)]) if (id !== null) ids.add(id);
      wanted.set(target, ids);
    }
  }
  const titles = new Map<string, string | null>();
  await Promise.all([...wanted].map(([entity, ids]) => readTitles(engine, ctx, access, entity, [...ids], titles)));
  const named = (id: string | null) => (id === null ? null : { id, title: titles.get(id) ?? null });
  return entries.map((entry) => ({
    ...entry,
    by: named(entry.by),
    changes: Object.fromEntries(
      Object.entries(entry.changes).map(([key, { from, to }]) => [
        key,
        targetOf(key) === null ? { from, to } : { from: named(idOf(from)), to: named(idOf(to)) },
      ]),
    ),
  }));
}

async function readTitles(
  engine: Engine,
  ctx: RecordContext,
  { viewer, planOf }: Access,
  id: string,
  ids: readonly string[],
  titles: Map<string, string | null>,
): Promise<void> {
  const entity = planOf(id);
  if (!entity || ids.length === 0 || viewer.rights(id)?.read === false) return;
  const compiled = engine.statements.get(ctx.plan, `titles ${viewer.key} ${id}`, () => {
    const reader = createReader(ctx.plan, viewer);
    return compileSql(
      sql`select t.id, ${reader.title(entity, 't')} as title from ${reader.table(entity)} t where ${ident('t', 'id')} = any(${slot('ids', 'uuid[]')}) and ${reader.visible(entity, 't')}`,
    );
  });
  const { rows } = await run<{ id: string; title: string | null }>(
    engine,
    ctx,
    compiled.bind({ ...bindingsOf(ctx), ids }),
  );
  for (const row of rows) titles.set(row.id, row.title);
}
