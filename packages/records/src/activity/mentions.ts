import { compileSql, ident, param, slot, sql } from '@tessera/database';
import { createReader, viewerOf } from '@tessera/plan';
import type { EntityPlan } from '@tessera/plan';
import { notify } from '@tessera/queue';
import type { NewNotification } from '@tessera/queue';
import { required } from '@tessera/std';
import { bindingsOf, isoMicros } from '../context.ts';
import type { Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';

/** A colleague named in a comment. */
export interface Mentioned {
  readonly id: string;
  readonly name: string;
}

interface Person extends Mentioned {
  readonly roles: readonly string[];
  readonly department: string | null;
  readonly manager: string | null;
}

const mention = /@\[([^\]\n]{1,200})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;
/** More people than this are not told of one comment. */
const most = 20;
const excerptLength = 120;

/** Ids of the people named in a text. */
export function mentionedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(mention)].map(([, , id = '']) => id))].slice(0, most);
}

/** A text as people read it: `@name` instead of how it is kept. */
export function readableText(text: string): string {
  return text.replace(mention, (_, name: string) => `@${name}`);
}

/**
 * Tells the people named in a comment who may read the record, once each; the line in their bell leads to the comment.
 * @param comment.before the text before an edit: who was named there knows already
 * @returns those who may not read the record and were not told
 */
export async function tellMentioned(
  engine: Engine,
  ctx: RecordContext,
  entity: EntityPlan,
  record: string,
  comment: { readonly id: string; readonly text: string; readonly before: string },
): Promise<readonly Mentioned[]> {
  const known = new Set(mentionedIn(comment.before));
  const wanted = mentionedIn(comment.text).filter((id) => !known.has(id) && id !== ctx.principal.userId);
  if (wanted.length === 0) return [];
  const tx = required(ctx.tx, 'a comment is written in a transaction');
  const { rows: people } = await tx.query<Person>(
    sql`select id, name, roles, department_id as department, manager_id as manager from tessera.sys_user
      where id = any(${param(wanted, 'uuid[]')}) and active and deleted_at is null`,
  );
  const unreached: Mentioned[] = [];
  const lines: NewNotification[] = [];
  const excerpt = [...readableText(comment.text)].slice(0, excerptLength).join('');
  for (const person of people) {
    const title = await titleFor(engine, ctx, entity, record, person);
    if (title === undefined) {
      unreached.push({ id: person.id, name: person.name });
      continue;
    }
    const { name } = ctx.principal;
    lines.push({
      id: engine.newId(),
      userId: person.id,
      at: isoMicros(ctx.now),
      kind: 'mention',
      title: {
        'zh-CN': title === null ? `${name}在评论中提到了您` : `${name}在“${title}”的评论中提到了您`,
        en: title === null ? `${name} mentioned you in a comment` : `${name} mentioned you in a comment on “${title}”`,
      },
      body: { 'zh-CN': excerpt, en: excerpt },
      entity: entity.id,
      record,
      part: `comment-${comment.id}`,
    });
  }
  await notify(tx, lines);
  return unreached;
}

/** What a record is called for another person; null where they may not know, undefined where they may not see the record. */
async function titleFor(
  engine: Engine,
  ctx: RecordContext,
  entity: EntityPlan,
  record: string,
  { id, name, roles, department, manager }: Person,
): Promise<string | null | undefined> {
  const book = ctx.plan.rights(roles);
  if (book.entity(entity.id).read === false) return undefined;
  const viewer = viewerOf(book);
  const compiled = engine.statements.get(ctx.plan, `title for ${viewer.key} ${entity.id}`, () => {
    const reader = createReader(ctx.plan, viewer);
    return compileSql(
      sql`select ${reader.title(entity, 't')} as title from ${reader.table(entity)} t where ${ident('t', 'id')} = ${slot('id', 'uuid')} and ${reader.visible(entity, 't')}`,
    );
  });
  const theirs = { ...bindingsOf(ctx), me: id, userName: name, userDepartment: department, userManager: manager };
  const { rows } = await run<{ title: string | null }>(engine, ctx, compiled.bind({ ...theirs, id: record }));
  return rows[0]?.title;
}
