import type { DraftEntry } from './draft-state.ts';

/** Where edits wait that the server does not have, should the page go away. */
export interface UnsavedCopy {
  read(): readonly DraftEntry[];
  write(entries: readonly DraftEntry[]): void;
}

const storageKey = 'tessera.designer.unsaved';

/** Keeps them in the browser; a browser without storage keeps nothing. */
export function browserCopy(storage: Storage | undefined): UnsavedCopy {
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? '[]');
        return Array.isArray(kept) ? (kept as readonly DraftEntry[]) : [];
      } catch {
        return [];
      }
    },
    write: (entries) => {
      try {
        if (entries.length === 0) storage?.removeItem(storageKey);
        else storage?.setItem(storageKey, JSON.stringify(entries));
      } catch {
        // A full or forbidden storage: the page still holds the edits and warns before it is left.
      }
    },
  };
}
