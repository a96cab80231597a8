import { me } from '@tessera/access';
import { emptySql, ident, join, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { lower, stepsOf } from '@tessera/plan';
import type { EntityPlan, FieldPlan, Reader } from '@tessera/plan';
import { Bug, required } from '@tessera/std';
import { idOf } from './related.ts';

/** Files a field may hold: `tessera.file`. */
const fileKinds: ReadonlySet<string> = new Set(['attachment', 'image']);

/** Fields whose value must point at something that is there. */
export function linkFields(entity: EntityPlan): readonly FieldPlan[] {
  return entity.fields.filter(
    (field) =>
      field.columns.length > 0 &&
      (!field.system || field.key === 'owner') &&
      (field.target !== null || fileKinds.has(field.document.kind)),
  );
}

/** The slot of a field's main value in the writing statements. */
export const valueSlot = (field: FieldPlan, suffix = ''): string => `v_${field.key}${suffix}`;

/** Keys of the record's own fields that the filter of a lookup reads through `ctx`. */
export function contextReads(reader: Reader, field: FieldPlan): readonly string[] {
  const rule = filterRule(reader, field);
  return rule
    ? [...new Set(rule.reads.flatMap(([first, key]) => (first === 'ctx' && key !== undefined ? [key] : [])))]
    : [];
}

/**
 * A condition that holds when the value in the slot of `field` is empty, or points at a record that is live, readable for the
 * caller and fits the lookup's filter. The record found is locked against deletion until the writing transaction ends.
 * A person has to be active, unless the field takes everybody.
 * Binds `v_<field>`, `leaversToo`, and `v_<key>` for what the filter reads of the record itself.
 */
export function linkCheck(reader: Reader, field: FieldPlan): Sql {
  const value = slot(valueSlot(field), field.target === null ? 'jsonb' : 'uuid');
  if (field.target === null) return fileCheck(value);
  const target = reader.entity(field.target);
  const at = reader.alias();
  const rule = filterRule(reader, field);
  const system = reader.asSystem();
  const condition = rule
    ? sql` and ${lower(rule, system.dialect(target, at, { root: (path) => contextValue(system, field, path) }), 'where')}`
    : sql``;
  const active = takesActiveOnly(field) ? sql` and (${slot(leaversSlot, 'boolean')} or ${ident(at, 'active')})` : sql``;
  const lock = target.directory ? sql`` : sql` for key share`;
  const live = target.directory ? sql`${ident(at, 'deleted_at')} is null and ` : sql``;
  return sql`(${value} is null or exists (select 1 from ${reader.table(target)} ${ident(at)} where ${ident(at, 'id')} = ${value} and ${live}${reader.visible(target, at)}${condition}${active}${lock}))`;
}

/** Whether people who left may be named: what is imported, restored or seeded is a matter of the past. */
export const leaversSlot = 'leaversToo';

function takesActiveOnly({ document }: FieldPlan): boolean {
  return document.kind === 'person' && document.activeOnly !== false;
}

function filterRule(reader: Reader, field: FieldPlan) {
  if (field.document.kind !== 'lookup' || field.document.filter === undefined) return undefined;
  const target = reader.entity(field.document.target);
  return target.rule(field.document.filter, { context: 'filter', ctx: field.entity });
}

/** What `ctx.account` or `ctx.account.owner` stands for: the value being written, or what it links to. */
function contextValue(reader: Reader, field: FieldPlan, [root = '', key = '', ...rest]: readonly string[]): Sql {
  if (root !== 'ctx') throw new Bug(`${root} has no meaning in the filter of ${field.entity}.${field.key}`);
  const entity = reader.entity(field.entity);
  const [step] = stepsOf(reader.plan, entity, [key]);
  const own = required(step?.kind === 'field' ? step.field : undefined, `no field ${entity.id}.${key}`);
  const column = own.columns.find(({ suffix }) => suffix === '');
  const value = slot(valueSlot(own), required(column, `${entity.id}.${key} has no column`).type.replace(/\(.*\)/, ''));
  if (rest.length === 0 || own.target === null) return value;
  const target = reader.entity(own.target);
  const at = reader.alias();
  const inner = reader.dialect(target, at).column(rest) as Sql;
  return sql`(select ${inner} from ${reader.table(target)} ${ident(at)} where ${ident(at, 'id')} = ${value})`;
}

/** Ids of the files that may be named because the record holds them already. */
export const heldSlot = 'filesHeld';
const held = slot(heldSlot, 'uuid[]');

/** Every file is stored, and was uploaded by the caller or is held by the record already. */
function fileCheck(value: Sql): Sql {
  const mine = sql`f.id = (e.file->>'id')::uuid and (f.created_by = ${me} or f.id = any(${held}))`;
  return sql`(${value} is null or not exists (select 1 from jsonb_array_elements(${value}) e(file) where not exists (select 1 from tessera.file f where ${mine})))`;
}

/** The CTE that marks the files a written row holds, so that they are kept; nothing for an entity without files. */
export function keepFilesSql(fields: readonly FieldPlan[]): Sql {
  const files = fields.filter(({ document }) => fileKinds.has(document.kind));
  if (files.length === 0) return emptySql;
  const ids = files.map(
    (field) => sql`select (e.file->>'id')::uuid from jsonb_array_elements(${slot(valueSlot(field), 'jsonb')}) e(file)`,
  );
  return sql`, kept as (update tessera.file f set linked_at = ${slot('now', 'timestamptz')} from w where f.linked_at is null and f.id in (${join(ids, ' union all ')}))`;
}

/** Ids of the files in some values of a record. */
export function fileIds(entity: EntityPlan, values: Readonly<Record<string, unknown>>): readonly string[] {
  return linkFields(entity).flatMap(({ key, target }) => {
    const files = target === null ? values[key] : null;
    return Array.isArray(files) ? (files as readonly unknown[]).flatMap((file) => idOf(file) ?? []) : [];
  });
}
