import { param, sql } from '@tessera/database';
import type { Database } from '@tessera/database';
import type { Plan } from '@tessera/plan';
import type { Clock } from '@tessera/std';
import type { StatementCache } from '../statement-cache.ts';
import { indexedFields } from './indexed-fields.ts';

/** Which entities of a release are indexed in full. */
export interface Readiness {
  /** What is known now; looks again beside it while something is missing. */
  isReady(plan: Plan, entity: string): boolean;
  look(plan: Plan): Promise<void>;
}

const lookEvery = 5_000;

/** Remembers per release what is indexed; what once is stays so within a release. */
export function createReadiness(database: Database, statements: StatementCache, clock: Clock): Readiness {
  const known = new WeakMap<Plan, ReadonlySet<string>>();
  const looked = new WeakMap<Plan, number>();
  const look = async (plan: Plan): Promise<void> => {
    looked.set(plan, clock.now());
    const { rows } = await database.query<{ entity: string; shape: string }>(
      sql`select entity, shape from tessera.search_state
        where base = ${param(plan.base, 'text')} and environment = ${param(plan.environment, 'text')} and done`,
    );
    const ready = rows.filter(({ entity, shape }) => {
      const found = plan.entity(entity);
      return found !== undefined && indexedFields(statements, plan, found).shape === shape;
    });
    known.set(plan, new Set(ready.map(({ entity }) => entity)));
  };
  return {
    look,
    isReady: (plan, entity) => {
      const ready = known.get(plan)?.has(entity) ?? false;
      if (!ready && clock.now() - (looked.get(plan) ?? -Infinity) > lookEvery) void look(plan).catch(() => undefined);
      return ready;
    },
  };
}
