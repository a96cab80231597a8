import { me, membersOf, subordinates } from '@tessera/access';
import { ident, param, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { isRoot } from '@tessera/expression';
import type { SqlCollection, SqlDialect, Sql as ExpressionSql } from '@tessera/expression';
import { Bug, Refusal, required } from '@tessera/std';
import type { EntityPlan, FieldPlan } from './plan.ts';
import { hiddenStep } from './readable.ts';
import type { Reader } from './reader.ts';

/** What a dialect asks of the caller. */
export interface DialectOptions {
  /** SQL of a path below `old`, `ctx` or `param`, such as `['param', 'p0']`. */
  readonly root?: (path: readonly string[]) => Sql;
}

/** The frozen now, timestamptz; bind `now` to ISO text. */
export const nowSlot = 'now';

/** Below `user`: what the principal carries; bind the slots that occur. */
const userSlots: Readonly<Record<string, Sql>> = {
  id: me,
  name: slot('userName', 'text'),
  departmentId: slot('userDepartment', 'uuid'),
  managerId: slot('userManager', 'uuid'),
  locale: slot('userLocale', 'text'),
  subordinates,
  departmentMembers: membersOf(slot('userDepartment', 'uuid')),
};

/**
 * How names of an expression on the row at `alias` become columns.
 * Walks are sub-selects that see only rows the viewer may read.
 * Throws Refusal `field_not_readable` for a field the viewer may not read: nothing is silently dropped.
 */
export function createDialect(
  reader: Reader,
  entity: EntityPlan,
  alias: string,
  options: DialectOptions = {},
): SqlDialect {
  const column = (path: readonly string[]): Sql => {
    const [first = '', second = ''] = path;
    if (!isRoot(first) || entity.field(first)) {
      refuseHidden(reader, entity, path);
      return columnAt(reader, entity, alias, path);
    }
    if (first === 'user') return required(userSlots[second], `no name user.${second}`);
    if (!options.root) throw new Bug(`${path.join('.')} has no meaning here`);
    return options.root(path);
  };
  return {
    column: (path) => column(path) as ExpressionSql,
    collection: (path) => {
      refuseHidden(reader, entity, path);
      return collectionAt(reader, entity, alias, path);
    },
    now: slot(nowSlot, 'timestamptz') as ExpressionSql,
    timeZone: param(reader.plan.timeZone, 'text') as ExpressionSql,
  };
}

function refuseHidden(reader: Reader, entity: EntityPlan, path: readonly string[]): void {
  const step = hiddenStep(reader.plan, reader.viewer, entity, path);
  if (step) throw new Refusal('field_not_readable', { field: path.join('.') });
}

function columnAt(reader: Reader, entity: EntityPlan, alias: string, path: readonly string[]): Sql {
  const [key = '', ...rest] = path;
  const field = required(entity.field(key), `no field ${entity.id}.${key}`);
  if (rest.length === 0) return reader.value(field, alias);
  if (field.document.kind === 'money' && rest.length === 1) return moneyPart(reader, field, alias, rest[0] ?? '');
  if (rest.length === 1 && rest[0] === 'id') return reader.value(field, alias);
  return walk(reader, field, alias, (target, at) => columnAt(reader, target, at, rest));
}

function moneyPart(reader: Reader, field: FieldPlan, alias: string, part: string): Sql {
  return reader.column(field, alias)(`_${part}`);
}

/** A sub-select over the one record a lookup links to. */
function walk(reader: Reader, field: FieldPlan, alias: string, inner: (target: EntityPlan, at: string) => Sql): Sql {
  const target = reader.entity(required(field.target, `${field.entity}.${field.key} links to nothing`));
  const at = reader.alias();
  return sql`(select ${inner(target, at)} from ${reader.table(target)} ${ident(at)} where ${ident(at, 'id')} = ${reader.value(field, alias)} and ${reader.visible(target, at)})`;
}

function collectionAt(reader: Reader, entity: EntityPlan, alias: string, path: readonly string[]): SqlCollection {
  const [key = '', ...rest] = path;
  const at = reader.alias();
  if (rest.length > 0) {
    const field = required(entity.field(key), `no field ${entity.id}.${key}`);
    const target = reader.entity(required(field.target, `${entity.id}.${key} links to nothing`));
    const inner = collectionAt(reader, target, at, rest);
    const from = sql`${reader.table(target)} ${ident(at)}, ${inner.from as Sql}`;
    const where = sql`${ident(at, 'id')} = ${reader.value(field, alias)} and ${reader.visible(target, at)} and ${inner.where as Sql}`;
    return { from: from as ExpressionSql, where: where as ExpressionSql, column: inner.column };
  }
  const reference = required(
    entity.references.find(({ inverse }) => inverse === key),
    `no collection ${entity.id}.${key}`,
  );
  const from = reader.entity(reference.entity);
  const link = reader.column(reference.field, at)('');
  return {
    from: sql`${reader.table(from)} ${ident(at)}` as ExpressionSql,
    where: sql`${link} = ${ident(alias, 'id')} and ${reader.visible(from, at)}` as ExpressionSql,
    column: (inner) => {
      refuseHidden(reader, from, inner);
      return columnAt(reader, from, at, inner) as ExpressionSql;
    },
  };
}
