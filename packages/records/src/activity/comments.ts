import { compileSql, param, slot, sql } from '@tessera/database';
import type { Tx } from '@tessera/database';
import { changeInsert } from '@tessera/journal';
import { Refusal, required } from '@tessera/std';
import type { Json } from '@tessera/std';
import { accessTo, isoMicros } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { refuseUnseen } from '../read/seen.ts';
import { inTransaction } from '../run-statement.ts';
import { trailBindings } from '../write/trail.ts';
import { tellMentioned } from './mentions.ts';
import type { Mentioned } from './mentions.ts';

/** A comment as its readers get it. */
export interface Comment {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly editedAt: string | null;
  readonly by: { readonly id: string; readonly title: string | null };
  /** With colleagues spelled `@[name](id)`. */
  readonly text: string;
}

/** A comment that was written, and which of the named colleagues could not be told. */
export interface WrittenComment extends Comment {
  readonly unreached: readonly Mentioned[];
}

export const commentLength = 5_000;
/** Under this name the journal keeps what happens to comments. */
const journalName = 'sys.comment';

/** Writes a comment on a record the caller may read; colleagues named in it who may read the record are told. */
export function addComment(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  record: string,
  text: string,
): Promise<WrittenComment> {
  const access = commentable(ctx, entity);
  const said = cleanText(text);
  return inTransaction(engine, ctx, async (inner) => {
    const tx = txOf(inner);
    await refuseUnseen(engine, inner, access, record);
    const id = engine.newId();
    const at = isoMicros(inner.now);
    const { plan, principal } = inner;
    await tx.query(
      sql`insert into tessera.comment (id, base, environment, entity, record, author, at, text)
        values (${param(id, 'uuid')}, ${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(entity, 'text')}, ${param(record, 'uuid')}, ${param(principal.userId, 'uuid')}, ${param(at, 'timestamptz')}, ${param(said, 'text')})`,
    );
    await note(inner, id, 'create', null, { entity, record, text: said });
    const unreached = await tellMentioned(engine, inner, access.entity, record, { id, text: said, before: '' });
    return { id, at, editedAt: null, by: { id: principal.userId, title: principal.name }, text: said, unreached };
  });
}

/** Changes the text of one's own comment; who is named anew is told. */
export function editComment(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  record: string,
  id: string,
  text: string,
): Promise<WrittenComment> {
  const access = commentable(ctx, entity);
  const said = cleanText(text);
  return inTransaction(engine, ctx, async (inner) => {
    const before = await ownComment(engine, inner, access, record, id);
    const editedAt = isoMicros(inner.now);
    await txOf(inner).query(
      sql`update tessera.comment set text = ${param(said, 'text')}, edited_at = ${param(editedAt, 'timestamptz')} where id = ${param(id, 'uuid')}`,
    );
    await note(inner, id, 'update', { text: before.text }, { text: said });
    const unreached = await tellMentioned(engine, inner, access.entity, record, {
      id,
      text: said,
      before: before.text,
    });
    return { ...before, text: said, editedAt, unreached };
  });
}

/** Takes one's own comment away; the journal keeps what it said. */
export function removeComment(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  record: string,
  id: string,
): Promise<void> {
  const access = commentable(ctx, entity);
  return inTransaction(engine, ctx, async (inner) => {
    const before = await ownComment(engine, inner, access, record, id);
    await txOf(inner).query(sql`delete from tessera.comment where id = ${param(id, 'uuid')}`);
    await note(inner, id, 'delete', { entity, record, text: before.text }, null);
  });
}

const page = compileSql(
  sql`select c.id, c.at, c.edited_at as "editedAt", c.text, jsonb_build_object('id', c.author, 'title', u.name) as by
    from tessera.comment c left join tessera.sys_user u on u.id = c.author
    where c.base = ${slot('base', 'text')} and c.environment = ${slot('environment', 'text')}
      and c.entity = ${slot('entity', 'text')} and c.record = ${slot('record', 'uuid')}
      and (${slot('at', 'timestamptz')} is null or (c.at, c.id) < (${slot('at', 'timestamptz')}, ${slot('id', 'uuid')}))
    order by c.at desc, c.id desc limit ${slot('limit', 'int')}`,
  'comment_list',
);

/** Comments of a record the caller is known to see, newest first. */
export async function readComments(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  record: string,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly Comment[]> {
  const { base, environment } = ctx.plan;
  const bindings = { base, environment, entity, record, limit, at: after?.at ?? null, id: after?.id ?? null };
  return (await (ctx.tx ?? engine.database).query<Comment>(page.bind(bindings))).rows;
}

export function hasComments({ entity }: Pick<Access, 'entity'>): boolean {
  return !entity.directory && entity.document.features?.comments !== false;
}

function commentable(ctx: RecordContext, id: string): Access {
  const access = accessTo(ctx, id, 'read');
  if (!hasComments(access)) throw new Refusal('comments_off', { entity: id });
  return access;
}

function cleanText(text: string): string {
  const said = text.trim();
  if (said === '' || said.length > commentLength) throw new Refusal('comment_text_invalid', { most: commentLength });
  return said;
}

async function ownComment(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  record: string,
  id: string,
): Promise<Comment> {
  await refuseUnseen(engine, ctx, access, record);
  const { base, environment } = ctx.plan;
  const { rows } = await txOf(ctx).query<Comment & { readonly author: string }>(
    sql`select id, at, edited_at as "editedAt", text, author from tessera.comment
      where id = ${param(id, 'uuid')} and base = ${param(base, 'text')} and environment = ${param(environment, 'text')}
        and entity = ${param(access.entity.id, 'text')} and record = ${param(record, 'uuid')} for update`,
  );
  const [row] = rows;
  if (!row) throw new Refusal('comment_not_found');
  if (row.author !== ctx.principal.userId) throw new Refusal('comment_not_yours');
  const { at, editedAt, text } = row;
  return { id, at, editedAt, text, by: { id: row.author, title: ctx.principal.name } };
}

/** Puts what happened to a comment into the journal. */
async function note(
  ctx: RecordContext,
  id: string,
  action: 'create' | 'update' | 'delete',
  before: Json,
  after: Json,
): Promise<void> {
  const { plan } = ctx;
  const trail = trailBindings(ctx);
  await txOf(ctx).query(
    changeInsert({
      from: sql`(select ${param(id, 'uuid')} as record) c`,
      at: param(trail['now'], 'timestamptz'),
      base: param(plan.base, 'text'),
      environment: param(plan.environment, 'text'),
      actor: param(trail['me'], 'uuid'),
      sessionId: param(trail['session'], 'text'),
      release: param(plan.release, 'int'),
      cause: param(trail['cause'], 'text'),
      entity: param(journalName, 'text'),
      record: sql`c.record`,
      action: param(action, 'text'),
      before: param(before, 'jsonb'),
      after: param(after, 'jsonb'),
    }),
  );
}

const txOf = ({ tx }: RecordContext): Tx => required(tx, 'comments are written in a transaction');
