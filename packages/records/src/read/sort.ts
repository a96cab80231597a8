import { ident, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { fieldType } from '@tessera/model';
import type { EntityPlan, FieldPlan, Reader } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import { readableField } from '../context.ts';
import type { Access } from '../context.ts';

/** One key of an order. */
export interface SortKey {
  readonly field: FieldPlan;
  readonly falling: boolean;
  readonly nullable: boolean;
}

/** An order that is total: field keys, then the id. */
export interface SortOrder {
  readonly keys: readonly SortKey[];
  /** Direction of the id, which breaks ties: that of the last key; newest first when there is none. */
  readonly idFalling: boolean;
}

const noOrder: ReadonlySet<string> = new Set(['json', 'list', 'record', 'collection']);

/** The order of a list. Refuses fields the caller may not read and fields that have no order. */
export function readSort(access: Access, reader: Reader, sort: readonly string[]): SortOrder {
  const keys: SortKey[] = [];
  for (const text of sort) {
    const falling = text.startsWith('-');
    const key = falling ? text.slice(1) : text;
    if (key === 'id') return { keys, idFalling: falling };
    const field = readableField(access, key);
    if (key === 'deletedAt') {
      // No rule reads it, so it has no type: the recycle bin alone is ordered by it.
      keys.push({ field, falling, nullable: true });
      continue;
    }
    const type = fieldType(reader.plan.documents, reader.plan.kinds, access.entity.id, key);
    if (!type || noOrder.has(type.kind)) throw new Refusal('sort_not_possible', { field: key });
    keys.push({ field, falling, nullable: type.kind === 'relation' || !('nullable' in type) || type.nullable });
  }
  return { keys, idFalling: keys.at(-1)?.falling ?? true };
}

/** ORDER BY; empty values come last whichever way, as the indexes have them. */
export function orderSql(reader: Reader, alias: string, order: SortOrder): readonly Sql[] {
  const direction = (falling: boolean): Sql => (falling ? sql`desc` : sql`asc`);
  return [
    ...order.keys.map(({ field, falling }) => sql`${reader.sortKey(field, alias)} ${direction(falling)} nulls last`),
    sql`${ident(alias, 'id')} ${direction(order.idFalling)}`,
  ];
}

/** Where a page starts: `nulls` has a letter per key, n where the row the last page ended with is empty there. */
export interface Position {
  readonly nulls: string;
  /** The first key has run out: what is left has nothing in it. */
  readonly tail: boolean;
}

/** The rows behind the row whose keys are in the slots `k0`, `k1`, … and `kid`. */
export function afterSql(reader: Reader, entity: EntityPlan, alias: string, order: SortOrder, position: Position): Sql {
  const id = sql`${ident(alias, 'id')} ${order.idFalling ? sql`<` : sql`>`} ${slot('kid', 'uuid')}`;
  const from = (index: number): Sql => {
    const key = order.keys[index];
    if (!key) return id;
    const value = reader.sortKey(key.field, alias);
    const rest = from(index + 1);
    if (position.nulls[index] === 'n') return sql`(${value} is null and ${rest})`;
    const bound = slot(`k${index}`, castOf(reader, entity, key.field));
    const beyond = sql`${value} ${key.falling ? sql`<` : sql`>`} ${bound}`;
    const equal = sql`(${value} = ${bound} and ${rest})`;
    if (index > 0)
      return key.nullable ? sql`(${beyond} or ${value} is null or ${equal})` : sql`(${beyond} or ${equal})`;
    return sql`(${value} ${key.falling ? sql`<=` : sql`>=`} ${bound} and (${beyond} or ${equal}))`;
  };
  return from(0);
}

/** The rows in which the first key is empty: what follows when it has run out. */
export function tailSql(reader: Reader, alias: string, order: SortOrder): Sql {
  const first = order.keys[0];
  return first ? sql`${reader.sortKey(first.field, alias)} is null` : sql`false`;
}

/** The Postgres type of a sort key. */
function castOf(reader: Reader, entity: EntityPlan, field: FieldPlan): string {
  const shown = field.columns.length > 0 ? field : linkedField(reader, entity, field);
  const type = shown.columns[0]?.type ?? 'text';
  if (shown.store.sortKey) return 'text';
  return type.replace(/\(.*\)/, '');
}

function linkedField(reader: Reader, entity: EntityPlan, field: FieldPlan): FieldPlan {
  const path = field.store.through?.(field.document);
  const lookup = path && entity.field(path.lookup);
  const target = lookup?.target && reader.plan.entity(lookup.target);
  const linked = target && path ? target.field(path.field) : undefined;
  if (!target || !linked) throw new Refusal('sort_not_possible', { field: field.key });
  return linked.columns.length > 0 ? linked : linkedField(reader, target, linked);
}
