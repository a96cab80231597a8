import { useCallback, useEffect, useRef, useState } from 'react';

/** One thing a search can find. */
export interface PickerItem {
  readonly id: string;
  readonly title: string;
  /** Tells namesakes apart. */
  readonly note?: string | undefined;
}

/** Searches on the server; `signal` is aborted when the answer is no longer wanted. */
export type SearchItems<T extends PickerItem> = (query: string, signal: AbortSignal) => Promise<readonly T[]>;

export interface SearchState<T> {
  readonly items: readonly T[];
  readonly state: 'idle' | 'searching' | 'done' | 'failed';
}

/**
 * Runs a search while `open`: at once when it opens, after a pause when the query changes.
 * Invariant: an older answer never replaces a newer one. `query` must not change while an input method composes (useImeDraft).
 */
export function useAsyncSearch<T extends PickerItem>(
  open: boolean,
  query: string,
  search: SearchItems<T>,
  delay = 250,
): SearchState<T> & { readonly retry: () => void } {
  const [state, setState] = useState<SearchState<T>>({ items: [], state: 'idle' });
  const [round, setRound] = useState(0);
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  const fresh = useRef(true);
  useEffect(() => {
    if (!open) {
      fresh.current = true;
      return;
    }
    const stop = new AbortController();
    const run = async (): Promise<void> => {
      setState((before) => ({ ...before, state: 'searching' }));
      try {
        const items = await latest.current(query, stop.signal);
        if (!stop.signal.aborted) setState({ items, state: 'done' });
      } catch {
        if (!stop.signal.aborted) setState({ items: [], state: 'failed' });
      }
    };
    const timer = setTimeout(() => void run(), fresh.current ? 0 : delay);
    fresh.current = false;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [open, query, delay, round]);
  return { ...state, retry: useCallback(() => setRound((before) => before + 1), []) };
}
