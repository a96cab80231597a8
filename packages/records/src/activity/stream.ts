import { compileSql, ident, join, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { createReader, mayReadField } from '@tessera/plan';
import type { EntityPlan, Reader } from '@tessera/plan';
import { accessTo, bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { readCursor, writeCursor } from '../read/cursor.ts';
import { readEntries, withTitles } from '../read/history.ts';
import { readLimit, readOneOf, readParameters, readText } from '../read/list-query.ts';
import { recordJson } from '../read/record-json.ts';
import { refuseUnseen } from '../read/seen.ts';
import { run } from '../run-statement.ts';
import { hasComments, readComments } from './comments.ts';

/** What a stream is made of. */
const parts = ['followUps', 'comments', 'changes'] as const;
type Part = (typeof parts)[number];

interface Item {
  readonly at: string;
  readonly part: Part;
  /** Where its own part goes on behind it. */
  readonly place: Place;
  readonly body: unknown;
}

interface Place {
  readonly at: string;
  readonly id: string;
}

type Places = Readonly<Record<Part, Place | undefined>>;

const mostItems = 100;

/**
 * What happened around a record, newest first, as JSON text `{items, next?}`: follow-ups, comments and changes, each as far as
 * the caller may read it. One statement per part and page. `show` takes one part alone.
 */
export async function stream(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  id: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const access = accessTo(ctx, entity, 'read');
  const query = readParameters(input, {
    limit: readLimit(mostItems),
    cursor: readText,
    show: readOneOf(['all', ...parts]),
  }) as { readonly limit?: number; readonly cursor?: string; readonly show?: 'all' | Part };
  await refuseUnseen(engine, ctx, access, id);
  const { limit = 30, show = 'all' } = query;
  const seconds = Math.floor(engine.clock.now() / 1000);
  const list = `stream ${entity} ${id} ${show}`;
  const start =
    query.cursor === undefined
      ? undefined
      : readCursor(engine.cursorKey, query.cursor, list, parts.length * 2, seconds).keys;
  const places = placesOf(start);
  const wanted = parts.filter((part) => show === 'all' || show === part);
  const found = await Promise.all(
    wanted.map((part) => readers[part](engine, ctx, access, id, limit + 1, places[part], show)),
  );
  const all = found.flat().sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const page = all.slice(0, limit);
  const next =
    all.length > limit
      ? writeCursor(engine.cursorKey, { list, keys: keysOf(behind(places, page)), id, at: seconds })
      : undefined;
  const items = page.map(({ at, part, body }) => ({ at, type: part, ...(body as object) }));
  return JSON.stringify({ items, ...(next !== undefined && { next }) });
}

type PartReader = (
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  id: string,
  limit: number,
  after: Place | undefined,
  show: 'all' | Part,
) => Promise<readonly Item[]>;

const readers: Readonly<Record<Part, PartReader>> = {
  followUps: async (engine, ctx, access, id, limit, after) => {
    const compiled = followUpStatement(engine, ctx, access);
    if (!compiled) return [];
    const bindings = { ...bindingsOf(ctx), id, limit, at: after?.at ?? null, after: after?.id ?? null };
    const { rows } = await run<{ at: string; record: string; id: string }>(engine, ctx, compiled.bind(bindings));
    return rows.map((row) => ({
      at: row.at,
      part: 'followUps',
      place: { at: row.at, id: row.id },
      body: { id: row.id, record: JSON.parse(row.record) as unknown },
    }));
  },
  comments: async (engine, ctx, access, id, limit, after) => {
    if (!hasComments(access)) return [];
    const found = await readComments(engine, ctx, access.entity.id, id, limit, after);
    return found.map((comment) => ({
      at: comment.at,
      part: 'comments',
      place: { at: comment.at, id: comment.id },
      body: comment,
    }));
  },
  changes: async (engine, ctx, access, id, limit, after, show) => {
    const entries = await readEntries(engine, ctx, access, id, {
      limit,
      before: after?.id,
      keeps: ({ causeDetail }) => show === 'changes' || !isOfFollowUp(causeDetail),
    });
    const page = entries.slice(0, limit);
    const named = await withTitles(engine, ctx, access, page);
    return page.map((entry, index) => ({
      at: entry.at,
      part: 'changes',
      place: { at: entry.at, id: entry.id },
      body: named[index],
    }));
  },
};

/** Dates that a follow-up set: the follow-up itself stands in the stream. */
function isOfFollowUp(detail: unknown): boolean {
  return typeof detail === 'object' && detail !== null && 'followUp' in detail;
}

function followUpStatement(engine: Engine, ctx: RecordContext, access: Access) {
  const feature = access.entity.document.features?.activities;
  const kept = feature && ctx.plan.entity(feature.relatedEntity);
  if (!feature || !kept || access.viewer.rights(kept.id)?.read === false) return undefined;
  const link = kept.field(feature.relatedField);
  if (!link || !mayReadField(access.viewer, kept, link)) return undefined;
  return engine.statements.get(ctx.plan, `follow-ups ${access.viewer.key} ${access.entity.id}`, () => {
    const reader = createReader(ctx.plan, access.viewer);
    const at = momentSql(reader, kept, feature.at);
    const keys = [
      feature.text,
      feature.subject,
      feature.way,
      feature.at,
      feature.files,
      kept.document.features?.tasks?.due,
    ];
    const shown = [...keys, 'owner', 'createdBy', ...kept.lifecycles.map(({ field }) => field.key)];
    const fields = [...new Set(shown)].flatMap((key) => {
      const field = key === undefined ? undefined : kept.field(key);
      return field && mayReadField(access.viewer, kept, field) ? [field] : [];
    });
    const json = recordJson(reader, kept, 't', { fields, expand: new Map(), title: true });
    const moment = join([at, sql`t.id`]);
    return compileSql(
      sql`select ${json} as record, t.id, ${at} as at from ${reader.table(kept)} t
        where ${reader.column(link, 't')('')} = ${slot('id', 'uuid')} and ${reader.visible(kept, 't')}
          and (${slot('at', 'timestamptz')} is null or (${moment}) < (${slot('at', 'timestamptz')}, ${slot('after', 'uuid')}))
        order by ${at} desc, t.id desc limit ${slot('limit', 'int')}`,
      `follow_ups_${kept.table}`,
    );
  });
}

/** When a follow-up happened; what has not happened stands where it was written down. */
function momentSql(reader: Reader, kept: EntityPlan, key: string | undefined): Sql {
  const field = key === undefined ? undefined : kept.field(key);
  const created = ident('t', 'created_at');
  return field?.document.kind === 'datetime' && mayReadField(reader.viewer, kept, field)
    ? sql`coalesce(${reader.value(field, 't')}, ${created})`
    : created;
}

function placesOf(keys: readonly (string | null)[] | undefined): Places {
  const place = (index: number): Place | undefined => {
    const [at, id] = [keys?.[index * 2] ?? null, keys?.[index * 2 + 1] ?? null];
    return at === null || id === null ? undefined : { at, id };
  };
  return { followUps: place(0), comments: place(1), changes: place(2) };
}

function keysOf(places: Places): readonly (string | null)[] {
  return parts.flatMap((part) => [places[part]?.at ?? null, places[part]?.id ?? null]);
}

/** Where each part goes on behind a page. */
function behind(places: Places, page: readonly Item[]): Places {
  return page.reduce<Places>((known, { part, place }) => ({ ...known, [part]: place }), places);
}
