import type { ReactNode } from 'react';
import type { GridRange } from './grid-range.ts';

/** Where the focus goes after an edit. */
export type GridMove = 'down' | 'next' | 'previous' | 'stay';

/** A cell under edit. */
export interface GridEdit<R> {
  readonly row: R;
  readonly column: string;
  /** The sign whose key began the edit: it starts empty. An input that stands there at once gets it from the browser. */
  readonly typed: string | undefined;
  /** Ends the edit; `undefined` leaves the focus where the person put it. */
  readonly close: (move: GridMove | undefined) => void;
}

/** What became of a cell lately. */
export interface GridCellState {
  readonly tone: 'pending' | 'refused' | 'changed';
  /** Stands at the cell: why it was refused, and what can be done. */
  readonly note?: ReactNode;
}

/** A range as spreadsheets take it from the clipboard. */
export interface GridClip {
  readonly text: string;
  readonly html: string;
}

/** What makes a grid behave like a spreadsheet. Contract: keep the identity stable; rows render again when it changes. */
export interface GridCells<R> {
  readonly editable: (row: R, column: string) => boolean;
  /** The input of a cell under edit; it calls `close` when done. */
  readonly editor: (edit: GridEdit<R>) => ReactNode;
  readonly state: (row: R, column: string) => GridCellState | undefined;
  readonly onCopy: (range: GridRange) => GridClip | undefined;
  readonly onPaste: (range: GridRange, text: string) => void;
  readonly onClear: (range: GridRange) => void;
  readonly onUndo: () => void;
}
