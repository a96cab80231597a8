import type { Database, Queryable, Tx } from '@tessera/database';
import { param, sql } from '@tessera/database';
import type { FileRecord } from '@tessera/files';
import type { EntityPlan, Plan } from '@tessera/plan';
import type { RecordContext, Records } from '@tessera/records';
import { isUuid, Refusal } from '@tessera/std';

type Values = Readonly<Record<string, unknown>>;

/** Runs a write; when its values name files, notes in the same transaction which field of which record holds them. */
export async function withFiles<T extends { readonly id: string }>(
  { database }: { readonly database: Database },
  ctx: RecordContext,
  entity: string,
  values: Values,
  write: (ctx: RecordContext) => Promise<T>,
): Promise<T> {
  if (filesIn(ctx.plan.entity(entity), values).length === 0) return write(ctx);
  const work = async (tx: Tx): Promise<T> => {
    const answer = await write({ ...ctx, tx });
    await noteFiles(tx, ctx.plan, entity, answer.id, values);
    return answer;
  };
  return ctx.tx ? work(ctx.tx) : database.transaction(work);
}

/** Notes the files that values of a written record name. */
export async function noteFiles(
  queryable: Queryable,
  plan: Plan,
  entity: string,
  record: string,
  values: Values,
): Promise<void> {
  const links = filesIn(plan.entity(entity), values);
  if (links.length === 0) return;
  await queryable.query(
    sql`insert into tessera.file_link (file, base, environment, entity, record, field)
        select l.file, ${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(entity, 'text')}, ${param(record, 'uuid')}, l.field
        from jsonb_to_recordset(${param(links, 'jsonb')}) as l(file uuid, field text) on conflict do nothing`,
  );
}

/** Whether the caller uploaded the file, or may read a field that holds it. */
export async function mayReadFile(
  queryable: Queryable,
  records: Records,
  ctx: RecordContext,
  file: FileRecord,
): Promise<boolean> {
  if (file.createdBy === ctx.principal.userId) return true;
  const { rows } = await queryable.query<{ entity: string; record: string; field: string }>(
    sql`select entity, record, field from tessera.file_link where file = ${param(file.id, 'uuid')}
          and base = ${param(ctx.plan.base, 'text')} and environment = ${param(ctx.plan.environment, 'text')} limit 50`,
  );
  for (const { entity, record, field } of rows)
    if (await holds(records, ctx, entity, record, field, file.id)) return true;
  return false;
}

/** Whether the caller sees the file in the record as it is now. */
async function holds(
  records: Records,
  ctx: RecordContext,
  entity: string,
  record: string,
  field: string,
  file: string,
): Promise<boolean> {
  try {
    const { body } = await records.get(ctx, entity, record, { fields: [field] });
    const value = (JSON.parse(body) as Values)[field];
    return Array.isArray(value) && value.some((each) => idOf(each) === file);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The files that values name, by the field that holds them. */
function filesIn(
  entity: EntityPlan | undefined,
  values: Values,
): readonly { readonly file: string; readonly field: string }[] {
  return (entity?.fields ?? []).flatMap(({ key, kind }) => {
    const value = kind.group === 'file' ? values[key] : undefined;
    const ids: readonly (string | undefined)[] = Array.isArray(value) ? value.map(idOf) : [];
    return ids.flatMap((file) => (file === undefined ? [] : [{ file, field: key }]));
  });
}

function idOf(value: unknown): string | undefined {
  const id =
    value !== null && typeof value === 'object' && 'id' in value && typeof value.id === 'string'
      ? value.id.toLowerCase()
      : undefined;
  return isUuid(id) ? id : undefined;
}
