import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { DocumentOfKind, DocumentSet } from '@tessera/model';
import type { DocumentKind } from '@tessera/schemas';
import { required } from '@tessera/std';
import { documentOf } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';
import type { Draft } from './draft.ts';

const DraftContext = createContext<Draft | null>(null);

export const DraftProvider = DraftContext.Provider;

/** The draft of the page: for doing things. */
export function useDraft(): Draft {
  return required(useContext(DraftContext), 'useDraft outside of DraftProvider');
}

/** A part of the draft's state; renders again when that part changes and not otherwise. */
export function useDraftState<T>(select: (state: DraftState) => T): T {
  return useStore(useDraft().store, select);
}

/** A part made of several; compared one level deep. */
export function useDraftShallow<T>(select: (state: DraftState) => T): T {
  return useStore(useDraft().store, useShallow(select));
}

/** One document with all edits. */
export function useDocument<K extends DocumentKind>(kind: K, id: string): DocumentOfKind[K] | undefined {
  return useDraftState((state) => documentOf(state, kind, id));
}

/** All documents; changes with every edit, so large lists of components select their own part instead. */
export function useDocuments(): DocumentSet {
  return useDraftState((state) => state.documents);
}
