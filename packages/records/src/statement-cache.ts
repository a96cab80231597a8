import type { Plan } from '@tessera/plan';
import { LRUCache } from 'lru-cache';

/** Compiled things of one release by the shape of the request; the least used go first, a release's go with its plan. */
export interface StatementCache {
  get<T extends object>(plan: Plan, key: string, make: () => T): T;
}

const perRelease = 4000;

export function createStatementCache(): StatementCache {
  const byPlan = new WeakMap<Plan, LRUCache<string, object>>();
  return {
    get: <T extends object>(plan: Plan, key: string, make: () => T): T => {
      let cache = byPlan.get(plan);
      if (!cache) byPlan.set(plan, (cache = new LRUCache<string, object>({ max: perRelease })));
      let found = cache.get(key);
      if (!found) cache.set(key, (found = make()));
      return found as T;
    },
  };
}
