import type { StoreApi } from 'zustand';
import { ApiProblem } from '@tessera/client';
import { Trouble } from '@tessera/std';
import { documentKey, isDirty, withEntries } from './draft-state.ts';
import type { DraftEntry, DraftState } from './draft-state.ts';
import type { DraftPorts } from './draft.ts';
import { afterSaved } from './history.ts';
import { afterStale, load, refresh } from './remote.ts';

export interface Saver {
  /** Saves after a moment of quiet. */
  schedule(): void;
  /** Saves now. */
  run(): Promise<void>;
}

/** Saves dirty documents one after the other, never two writes of one document at once. */
export function createSaver(store: StoreApi<DraftState>, ports: DraftPorts): Saver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  const run = (): Promise<void> => {
    clearTimeout(timer);
    running ??= saveAll(store, ports).finally(() => {
      running = undefined;
      if (waiting(store.getState()).length > 0 && store.getState().saving === 'waiting') schedule();
    });
    return running;
  };
  const schedule = (): void => {
    clearTimeout(timer);
    if (waiting(store.getState()).length === 0) return;
    if (!running) store.setState({ saving: 'waiting' });
    timer = setTimeout(() => void run(), ports.saveDelay ?? 700);
  };
  return { schedule, run };
}

/** Dirty documents that can be saved: one in conflict waits for people. New ones go first and removed ones last: what names them is judged as it is saved. */
function waiting(state: DraftState): readonly DraftEntry[] {
  const held = new Set(state.conflicts.map(({ key }) => key));
  const rank = ({ document, etag }: DraftEntry) => (document === undefined ? 2 : etag === undefined ? 0 : 1);
  return Object.values(state.entries)
    .filter((entry) => isDirty(entry) && !held.has(documentKey(entry.kind, entry.id)))
    .toSorted((a, b) => rank(a) - rank(b));
}

async function saveAll(store: StoreApi<DraftState>, ports: DraftPorts): Promise<void> {
  if (waiting(store.getState()).length === 0) return;
  store.setState({ saving: 'saving', saveProblem: undefined });
  const refused = new Set<string>();
  for (let rounds = 0; rounds < 500; rounds += 1) {
    const entry = waiting(store.getState()).find(({ kind, id }) => !refused.has(documentKey(kind, id)));
    if (!entry) break;
    try {
      await saveOne(store, ports, entry);
    } catch (error) {
      if (error instanceof Trouble || (error instanceof ApiProblem && error.status >= 500)) {
        store.setState({ saving: 'offline', saveProblem: error });
        return;
      }
      refused.add(documentKey(entry.kind, entry.id));
      store.setState({ saveProblem: error });
    }
  }
  store.setState({ saving: refused.size > 0 ? 'failed' : 'saved' });
  ports.copy.write(Object.values(store.getState().entries).filter(isDirty));
}

async function saveOne(
  store: StoreApi<DraftState>,
  { client, copy, ...ports }: DraftPorts,
  entry: DraftEntry,
): Promise<void> {
  const { kind, id, document, etag } = entry;
  const key = documentKey(kind, id);
  try {
    if (document) {
      const answer = await client.documents.put(kind, id, document, etag);
      store.setState((state) => ({
        ...withEntries(state, [afterSaved(state.entries[key] ?? entry, document, answer.etag)]),
        issues: { ...state.issues, [key]: answer.issues },
      }));
    } else {
      if (etag !== undefined) await client.documents.delete(kind, id, etag);
      store.setState((state) => withEntries(state, [afterSaved(state.entries[key] ?? entry, undefined, undefined)]));
      await load(store, { client, copy, ...ports });
    }
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
    // The whole list also tells who was faster.
    await refresh(store, { client, ...ports });
    if (store.getState().entries[key]?.etag !== etag) return;
    const current = error.body['current'] as DraftEntry['saved'] | null;
    const currentEtag = error.body['currentEtag'];
    store.setState((state) =>
      afterStale(state, key, current ?? undefined, typeof currentEtag === 'string' ? currentEtag : undefined),
    );
  }
}
