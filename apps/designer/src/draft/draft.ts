import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Client, DraftIssue } from '@tessera/client';
import type { Clock } from '@tessera/std';
import { documentKey, emptyDraft, isDirty } from './draft-state.ts';
import type { DocumentKey, DraftState } from './draft-state.ts';
import type { Edit } from './edit.ts';
import { afterEdit, afterRedo, afterUndo } from './history.ts';
import { load, refresh, resolveConflict, withConflictsOfNow } from './remote.ts';
import { createSaver } from './saver.ts';
import type { UnsavedCopy } from './unsaved-copy.ts';

export interface DraftPorts {
  readonly client: Pick<Client, 'documents'>;
  readonly clock: Clock;
  readonly copy: UnsavedCopy;
  /** Id of whoever works here: own changes, from another tab for example, are nobody else's. */
  readonly me?: string;
  /** Milliseconds of quiet before a save; tests take none. */
  readonly saveDelay?: number;
}

/**
 * The shared draft as one analyst works on it.
 * Contract: edits show at once and are saved behind; an edit is never dropped because a save failed; undo takes back what
 * this session did and nothing a colleague did.
 */
export interface Draft {
  readonly store: StoreApi<DraftState>;
  /** Does something that can be undone; `label` is the key of its sentence, `group` joins it with the ones right before. */
  edit(label: string, edits: readonly Edit[], group?: string): void;
  undo(): void;
  redo(): void;
  /** Saves without waiting; resolves when the round is over, whatever came of it. */
  saveNow(): Promise<void>;
  load(): Promise<void>;
  /** Takes in what colleagues saved. */
  refresh(): Promise<void>;
  /** Settles a conflict: for each of its items, whose version stays. */
  resolve(key: DocumentKey, choices: readonly ('mine' | 'theirs')[]): void;
  forgetForeign(): void;
  /** Takes over what a check of the whole draft found. */
  noteIssues(issues: readonly DraftIssue[]): void;
  /** Looks for others' changes every `every` ms until the answer is called. */
  watch(every: number): () => void;
}

export function createDraft(ports: DraftPorts): Draft {
  const store = createStore<DraftState>(() => emptyDraft);
  const saver = createSaver(store, ports);
  const change = (next: (state: DraftState) => DraftState) => {
    store.setState(withConflictsOfNow(store.getState(), next(store.getState())), true);
    ports.copy.write(Object.values(store.getState().entries).filter(isDirty));
    saver.schedule();
  };
  return {
    store,
    edit: (label, edits, group) =>
      edits.length > 0 && change((state) => afterEdit(state, label, edits, ports.clock.now(), group)),
    undo: () => change(afterUndo),
    redo: () => change(afterRedo),
    saveNow: () => saver.run(),
    load: async () => {
      await load(store, ports);
      saver.schedule();
    },
    refresh: async () => {
      await refresh(store, ports);
      saver.schedule();
    },
    resolve: (key, choices) => change((state) => resolveConflict(state, key, choices)),
    forgetForeign: () => store.setState({ foreign: [] }),
    noteIssues: (issues) =>
      store.setState({ issues: Object.fromEntries(Map.groupBy(issues, ({ kind, id }) => documentKey(kind, id))) }),
    watch: (every) => watch(store, every, () => refresh(store, ports).then(saver.schedule), saver.schedule),
  };
}

function watch(store: StoreApi<DraftState>, every: number, look: () => Promise<void>, retry: () => void): () => void {
  const timer = setInterval(() => {
    const { status, saving } = store.getState();
    if (status !== 'ready' || globalThis.document?.visibilityState === 'hidden') return;
    if (saving === 'offline') retry();
    else void look().catch(() => undefined);
  }, every);
  globalThis.addEventListener?.('online', retry);
  return () => {
    clearInterval(timer);
    globalThis.removeEventListener?.('online', retry);
  };
}
