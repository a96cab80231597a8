import { createContext, useContext } from 'react';
import { required } from '@tessera/std';

/** What cards ask of the canvas they stand on. */
export interface CanvasActions {
  readonly selectedField: string | undefined;
  selectField(entity: string, field: string): void;
  addField(entity: string, kind: string): void;
  /** Groups folded into one pile, by key. */
  readonly folded: ReadonlySet<string>;
  fold(group: string, folded: boolean): void;
}

const CanvasContext = createContext<CanvasActions | null>(null);

export const CanvasProvider = CanvasContext.Provider;

export function useCanvas(): CanvasActions {
  return required(useContext(CanvasContext), 'a card outside of the canvas');
}
