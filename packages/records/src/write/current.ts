import type { RecordAction } from '@tessera/access';
import { compileSql, emptySql, ident, join, raw, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { createReader } from '@tessera/plan';
import type { Reader } from '@tessera/plan';
import { isUuid, Refusal } from '@tessera/std';
import { bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { etagSql } from '../read/etag.ts';
import { run } from '../run-statement.ts';
import { storedFields } from './input.ts';
import type { RecordValues } from './related.ts';

/** A record as it stands before a write: all of it, whoever asks. */
export interface Current {
  readonly id: string;
  readonly values: RecordValues;
  readonly version: string;
  readonly etag: string;
  readonly deletionId: string | null;
  /** Whether the caller's scope allows the action on it. */
  readonly allowed: boolean;
}

interface Row {
  readonly values: string;
  readonly version: string;
  readonly etag: string;
  readonly deletion_id: string | null;
  readonly readable: boolean;
  readonly allowed: boolean;
}

export interface CurrentOptions {
  readonly action: RecordAction;
  readonly deleted?: boolean;
  /** Locks the row until the transaction ends. */
  readonly lock?: boolean;
  /** Who may act was settled elsewhere (transitions). */
  readonly anyone?: boolean;
}

/** Reads the record a write is about. Refuses `record_not_found` when the caller cannot see it, `action_not_allowed` when they may only look. */
export async function readCurrent(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  id: string,
  options: CurrentOptions,
): Promise<Current> {
  const { entity, viewer } = access;
  const { action, deleted = false, lock = false } = options;
  if (!isUuid(id)) throw new Refusal('record_not_found', { entity: entity.id });
  const compiled = engine.statements.get(
    ctx.plan,
    `current ${viewer.key} ${entity.id} ${action} ${deleted} ${lock}`,
    () => {
      const reader = createReader(ctx.plan, viewer);
      const live = deleted ? raw('is not null') : raw('is null');
      return compileSql(
        sql`select ${valuesSql(reader.asSystem(), access, 't')} as values, t.version, ${etagSql(reader, entity, 't')} as etag, t.deletion_id,
        ${reader.allowed(entity, 't', 'read')} as readable, ${reader.allowed(entity, 't', action)} as allowed
        from ${reader.table(entity)} t where t.id = ${slot('id', 'uuid')} and t.deleted_at ${live}${lock ? raw(' for update of t') : emptySql}`,
        `current_${entity.table}`,
      );
    },
  );
  const { rows } = await run<Row>(engine, ctx, compiled.bind({ ...bindingsOf(ctx), id }));
  const [row] = rows;
  if (!row?.readable) throw new Refusal('record_not_found', { entity: entity.id });
  if (!row.allowed && !options.anyone) throw new Refusal('action_not_allowed', { entity: entity.id, action });
  return {
    id,
    values: JSON.parse(row.values) as RecordValues,
    version: row.version,
    etag: row.etag,
    deletionId: row.deletion_id,
    allowed: row.allowed,
  };
}

/** All stored values of the row at `alias` as JSON text; links without titles. */
export function valuesSql(system: Reader, { entity }: Access, alias: string): Sql {
  const context = { entity: entity.id, titleOf: () => raw('null::text') };
  const columns = [
    ...storedFields(entity),
    ...entity.fields.filter(({ key }) => key === 'createdAt' || key === 'createdBy'),
  ].map(
    (field) => sql`${field.store.select(field.document, system.column(field, alias), context)} as ${ident(field.key)}`,
  );
  const at = system.alias();
  return sql`(select row_to_json(${ident(at)})::text from (select ${join(columns)}) ${ident(at)})`;
}
