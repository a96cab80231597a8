import { param, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';

/** A base and one of its environments: a release line with a schema of its own. */
export interface Place {
  readonly base: string;
  readonly environment: string;
}

/** `base = … and environment = …` for a WHERE clause. */
export function inPlace({ base, environment }: Place): Sql {
  return sql`base = ${param(base, 'text')} and environment = ${param(environment, 'text')}`;
}

/** Ids of the namespace `sys` belong to the program. */
export function isReserved(id: string): boolean {
  return id.startsWith('sys.');
}
