import { createContext, useContext } from 'react';
import { createStore, useStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { FormDocument } from '@tessera/schemas';
import { required } from '@tessera/std';
import { childrenOf, isWithin, mayHold } from '../edits/form-edits.ts';
import type { FormSpot, ItemDraft } from '../edits/form-edits.ts';

/** Where the line is drawn that shows the spot of a drop. */
export interface DropMark {
  /** An item, or an empty place as its parent's key (empty text: the form). */
  readonly key: string;
  readonly side: 'before' | 'after' | 'place';
}

/** Where that line is on the canvas, px from the upper left corner of the items. */
export interface DropBox {
  readonly kind: 'line' | 'place';
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is selected and what is being dragged; apart from the draft, so that items ask only for their own share of it. */
export interface FormDragState {
  /** The item chosen last; its properties are shown. */
  readonly selected: string | undefined;
  /** What else is chosen. */
  readonly others: ReadonlySet<string>;
  /** Key of the item on its way, when it is on the form already. */
  readonly dragging: string | undefined;
  readonly spot: FormSpot | undefined;
  readonly line: DropBox | undefined;
}

export function createFormDrag(selected: string | undefined): StoreApi<FormDragState> {
  return createStore<FormDragState>(() => ({
    selected,
    others: new Set(),
    dragging: undefined,
    spot: undefined,
    line: undefined,
  }));
}

/** Everything that is chosen, the last one last. */
export function chosenOf({ selected, others }: FormDragState): readonly string[] {
  return selected === undefined ? [] : [...others, selected];
}

/** What goes along when an item is dragged: all that is chosen, when it is one of them. */
export function companionsOf(state: FormDragState, key: string): readonly string[] {
  const chosen = chosenOf(state);
  return chosen.includes(key) ? chosen : [key];
}

const FormDragContext = createContext<StoreApi<FormDragState> | null>(null);

export const FormDragProvider = FormDragContext.Provider;

export function useFormDragStore(): StoreApi<FormDragState> {
  return required(useContext(FormDragContext), 'a form item outside of the form designer');
}

export function useFormDrag<T>(select: (state: FormDragState) => T): T {
  return useStore(useFormDragStore(), select);
}

/** Where the line goes for a spot. */
export function markOf(form: FormDocument, spot: FormSpot | undefined, dragged?: string): DropMark | undefined {
  if (!spot) return undefined;
  const siblings = childrenOf(form, spot.parent, dragged);
  const next = siblings[spot.index];
  if (next) return { key: next[0], side: 'before' };
  const last = siblings.at(-1);
  return last ? { key: last[0], side: 'after' } : { key: spot.parent ?? '', side: 'place' };
}

/** Every spot where something of a type may stand, in reading order; nothing stands in itself. */
export function spotsFor(form: FormDocument, type: ItemDraft['type'], dragged?: string): readonly FormSpot[] {
  const spots: FormSpot[] = [];
  const visit = (parent: string | undefined): void => {
    const holds = mayHold(parent === undefined ? undefined : form.items[parent]?.type, type);
    const siblings = childrenOf(form, parent, dragged);
    siblings.forEach(([key], index) => {
      if (holds) spots.push({ parent, index });
      if (dragged === undefined || !isWithin(form, key, dragged)) visit(key);
    });
    if (holds) spots.push({ parent, index: siblings.length });
  };
  visit(undefined);
  return spots;
}
