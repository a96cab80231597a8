import { membersOf, subordinates } from '@tessera/access';
import { compileSql, slot, sql } from '@tessera/database';
import { bindingsOf } from '../context.ts';
import type { Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';

/** Ids of the people around whoever asks, as `user` names them in rules that run outside of SQL. */
export interface PeopleAround {
  readonly subordinates: readonly string[];
  readonly departmentMembers: readonly string[];
}

const statement = compileSql(
  sql`select ${subordinates} as subordinates, ${membersOf(slot('userDepartment', 'uuid'))} as members`,
  'people_around',
);

export async function loadPeopleAround(engine: Engine, ctx: RecordContext): Promise<PeopleAround> {
  const { rows } = await run<{ subordinates: string[]; members: string[] }>(
    engine,
    ctx,
    statement.bind(bindingsOf(ctx)),
  );
  return { subordinates: rows[0]?.subordinates ?? [], departmentMembers: rows[0]?.members ?? [] };
}
