import type { CompiledSql } from '@tessera/database';
import { Refusal, required } from '@tessera/std';
import type { Access, Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import { collisionIssues, uniqueIndex } from './refuse.ts';
import type { WriteRow } from './write-statement.ts';

/** Runs an updating statement. Refuses `record_invalid` when it runs into a unique index. */
export async function runUpdate(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  compiled: CompiledSql,
  bindings: Readonly<Record<string, unknown>>,
): Promise<WriteRow> {
  try {
    const { rows } = await run<WriteRow>(engine, ctx, compiled.bind(bindings), engine.database.writes);
    return required(rows[0], 'a write answers one row');
  } catch (error) {
    const index = uniqueIndex(engine.statements, ctx.plan, access.entity, error);
    if (!index) throw error;
    throw new Refusal('record_invalid', {}, collisionIssues(access, index));
  }
}
