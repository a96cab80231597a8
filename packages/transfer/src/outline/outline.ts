import type { ColumnValues } from '../column-values.ts';
import type { ColumnFormat } from '../detect-format.ts';
import type { ColumnGuess } from '../guess/guess-column.ts';
import type { HeadRow, Reading } from '../read-file.ts';

/** A file to make entities of. */
export interface OutlineFile {
  readonly id: string;
  readonly name: string;
  /** How its sheets are read where somebody chose: by name of the sheet, '' for a file of one table. */
  readonly readings?: Readonly<Record<string, Reading>>;
}

/** A column that could become a field. */
export interface OutlineColumn {
  /** Position in the file. */
  readonly index: number;
  readonly header: string;
  /** Its header made a name: never empty, once per table. */
  readonly name: string;
  readonly format: ColumnFormat;
  readonly filled: number;
  readonly distinct: number;
  readonly samples: readonly string[];
  readonly guess: ColumnGuess;
  /** Its different texts, most used first, where they are few enough for a list of options; else null. */
  readonly choices: readonly string[] | null;
  /** Every filled cell differs from the others, however it is written. */
  readonly unique: boolean;
  /** Code points of the longest text. */
  readonly longest: number;
  readonly hasLines: boolean;
}

/** A table of a file that could become an entity. */
export interface OutlineTable {
  readonly file: string;
  readonly fileName: string;
  readonly name: string;
  readonly reading: Reading;
  /** The first rows as they stand in the file, to find the header among. */
  readonly head: readonly HeadRow[];
  readonly rows: number;
  readonly columns: readonly OutlineColumn[];
  /** Position of the column that names a row; null: none does. */
  readonly title: number | null;
}

/** What files hold, as entities and links between them. */
export interface Outline {
  readonly tables: readonly OutlineTable[];
  readonly links: readonly LinkProposal[];
}

/** A table with the values of its columns by position, while links are looked for. */
export interface ReadTable {
  readonly table: OutlineTable;
  readonly values: ReadonlyMap<number, ColumnValues>;
}

/** A column of one table whose values name rows of another. Tables by their place in the outline, columns by position. */
export interface LinkProposal {
  readonly from: { readonly table: number; readonly column: number };
  readonly to: { readonly table: number; readonly column: number };
  /** Different values of the column that the other table knows, and all of them. */
  readonly matched: number;
  readonly distinct: number;
  /** A value nobody knows, if there is one. */
  readonly stray: string | null;
}

/** Texts that differ in width, case or surrounding space only are one. */
export const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
