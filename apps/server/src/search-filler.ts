import type { Publishing } from '@tessera/publish';
import type { Records } from '@tessera/records';

interface FillerParts {
  readonly publishing: Publishing;
  readonly records: Records;
  readonly onError: (error: unknown) => void;
}

const every = 15_000;

/** Indexes for search what the live release needs: at the start, after each publish, and people as they come. */
export function startSearchFiller({ publishing, records, onError }: FillerParts): { stop(): Promise<void> } {
  let isStopped = false;
  const fill = async (): Promise<void> => {
    const plan = await publishing.plans.current();
    await records.fillSearch(plan, () => isStopped);
  };
  let running = fill().catch(onError);
  const timer = setInterval(() => {
    running = running.then(() => (isStopped ? undefined : fill().catch(onError)));
  }, every).unref();
  return {
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
