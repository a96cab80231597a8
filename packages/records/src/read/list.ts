import { createHash } from 'node:crypto';
import type { Bindings, CompiledSql, Statement } from '@tessera/database';
import { createReader } from '@tessera/plan';
import { accessTo, bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import { countRows } from './count.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { readFilterTree, shapeText } from './filter.ts';
import { readListQuery } from './list-query.ts';
import type { ListQuery } from './list-query.ts';
import { listStatement } from './list-statement.ts';
import type { Part, Selection } from './list-statement.ts';
import { modeKey, searchBindings, searchOf } from '../search/search-sql.ts';
import { shapeKey, shapeOf } from './record-json.ts';
import type { Shape } from './record-json.ts';
import { readSort } from './sort.ts';
import type { SortOrder } from './sort.ts';

interface PageRow {
  readonly items: string | null;
  readonly n: number;
  readonly k: string | null;
}

/** A request made ready: its parts, and the key its statements are kept under. */
export interface Prepared {
  readonly query: ListQuery;
  readonly access: Access;
  readonly selection: Selection;
  readonly order: SortOrder;
  readonly shape: Shape;
  readonly key: string;
  readonly bindings: Bindings;
}

/**
 * A page of records as JSON text: `{items, next?, count?}`. One statement; a second where the first sort key runs out,
 * one more when a count was asked for.
 */
export async function list(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const prepared = prepare(engine, ctx, entity, input);
  const { query } = prepared;
  const cursor = query.cursor === undefined ? undefined : takeCursor(engine, prepared, query.cursor);
  const [page, count] = await Promise.all([
    readPage(engine, ctx, prepared, cursor),
    query.count === 'none' ? undefined : countRows(engine, ctx, prepared),
  ]);
  const next =
    page.k === null || page.n <= query.limit ? '' : `,"next":${JSON.stringify(nextCursor(engine, prepared, page.k))}`;
  const total = count ? `,"count":${JSON.stringify(count)}` : '';
  return `{"items":[${page.items ?? ''}]${next}${total}}`;
}

/** Checks a request and works out its shape; kept per release, entity, roles and parameters without their values. */
export function prepare(
  engine: Engine,
  ctx: RecordContext,
  id: string,
  input: Readonly<Record<string, unknown>>,
): Prepared {
  const query = readListQuery(input);
  const access = accessTo(ctx, id, query.deleted ? 'delete' : 'read');
  const filter = query.filter === undefined ? undefined : readFilterTree(ctx.plan, access.entity, query.filter);
  const asked = JSON.stringify([id, access.viewer.key, query.fields, query.expand, query.sort, query.deleted]);
  const { shape, order } = engine.statements.get(ctx.plan, `ask ${asked}`, () => ({
    shape: shapeOf(access, query.fields, query.expand, query.deleted),
    order: readSort(access, createReader(ctx.plan, access.viewer), query.sort),
  }));
  const search = searchOf(engine, ctx.plan, access.entity, query.search);
  const selection: Selection = {
    search,
    deleted: query.deleted,
    ...(filter && { filter }),
  };
  const bindings: Record<string, unknown> = {
    ...bindingsOf(ctx),
    limit: query.limit,
    ...(search && searchBindings(query.search ?? '', [search.indexed])),
  };
  for (const param of filter?.params ?? []) bindings[param.name] = param.value;
  const key = `${access.viewer.key} ${id} ${shapeKey(shape)} ${query.sort.join(',')} ${query.deleted ? 'd' : ''}${search ? `s${modeKey(search.mode)}` : ''} ${shapeText(filter)}`;
  return { query, access, selection, order, shape, key, bindings };
}

/** The statement of one part of a list, compiled once per shape. */
export function statementOf(engine: Engine, ctx: RecordContext, prepared: Prepared, part: Part): CompiledSql {
  const { access, selection, order, shape, key, query } = prepared;
  const place = part.kind === 'after' ? `${part.position.nulls}` : part.kind;
  return engine.statements.get(ctx.plan, `list ${place} ${query.limit} ${key}`, () =>
    listStatement(ctx.plan, access, selection, order, shape, part, query.limit),
  );
}

async function readPage(
  engine: Engine,
  ctx: RecordContext,
  prepared: Prepared,
  cursor: Cursor | undefined,
): Promise<PageRow> {
  const { order, query, bindings } = prepared;
  const read = async (part: Part, more: Bindings): Promise<PageRow> => {
    const statement: Statement = statementOf(engine, ctx, prepared, part).bind({ ...bindings, ...more });
    return (await run<PageRow>(engine, ctx, statement)).rows[0] ?? { items: null, n: 0, k: null };
  };
  if (!cursor) return read({ kind: 'start' }, {});
  const nulls = cursor.keys.map((key) => (key === null ? 'n' : 'v')).join('');
  const slots = Object.fromEntries([
    ...cursor.keys.map((key, index) => [`k${index}`, key] as const),
    ['kid', cursor.id],
  ]);
  const page = await read({ kind: 'after', position: { nulls, tail: nulls.startsWith('n') } }, slots);
  if (page.n > query.limit || !order.keys[0]?.nullable || nulls.startsWith('n')) return page;
  const left = query.limit - page.n;
  const rest = await read({ kind: 'tail' }, { limit: left });
  const items = [page.items, rest.items].filter((text) => text !== null).join(',');
  return { items: items === '' ? null : items, n: page.n + rest.n, k: rest.k ?? page.k };
}

/** What a cursor belongs to. Why not the roles or the release: they may change while somebody pages. */
function listDigest({ query, access }: Prepared): string {
  const parts = [access.entity.id, query.filter ?? null, query.sort, query.search ?? null, query.deleted];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

const seconds = (engine: Engine): number => Math.floor(engine.clock.now() / 1000);

function takeCursor(engine: Engine, prepared: Prepared, text: string): Cursor {
  return readCursor(engine.cursorKey, text, listDigest(prepared), prepared.order.keys.length, seconds(engine));
}

function nextCursor(engine: Engine, prepared: Prepared, keyText: string): string {
  const keys = JSON.parse(keyText) as (string | null)[];
  const id = keys.pop() ?? '';
  return writeCursor(engine.cursorKey, { list: listDigest(prepared), keys, id, at: seconds(engine) });
}
