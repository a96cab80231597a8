import { createContext, useContext } from 'react';
import { required } from '@tessera/std';

/** What cards ask of the canvas they stand on. */
export interface CanvasActions {
  readonly selectedField: string | undefined;
  selectField(entity: string, field: string): void;
  addField(entity: string, kind: string): void;
}

const CanvasContext = createContext<CanvasActions | null>(null);

export const CanvasProvider = CanvasContext.Provider;

export function useCanvas(): CanvasActions {
  return required(useContext(CanvasContext), 'a card outside of the canvas');
}
