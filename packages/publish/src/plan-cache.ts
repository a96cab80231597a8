import type { Plan } from '@tessera/plan';
import type { PublishingContext } from './context.ts';
import { currentRelease, releaseDocuments } from './release-store.ts';
import { compileTarget } from './target.ts';

/** Plans by release: the current one, and those that running requests still use. */
export interface Plans {
  /** The plan of a release, compiled once however many ask. Refuses with release_unknown. */
  of(release: number): Promise<Plan>;
  /** The plan of the live release. */
  current(): Promise<Plan>;
}

const kept = 3;

export function createPlanCache(context: PublishingContext): Plans {
  const plans = new Map<number, Promise<Plan>>();

  async function load(release: number): Promise<Plan> {
    const documents = await releaseDocuments(context.database, context.place, release);
    return (await compileTarget(context, release, documents)).plan;
  }

  function of(release: number): Promise<Plan> {
    const known = plans.get(release);
    if (known) return known;
    const loading = load(release);
    plans.set(release, loading);
    loading.catch(() => plans.delete(release));
    for (const no of [...plans.keys()].slice(0, -kept)) plans.delete(no);
    return loading;
  }

  return { of, current: async () => of(await currentRelease(context.database, context.place)) };
}
