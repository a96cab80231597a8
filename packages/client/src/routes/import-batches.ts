import type { CallOptions, Sender } from '../send.ts';
import type { Page } from './records.ts';

/** Where the names of the columns stand: none, one row, or a group above the names. */
interface HeaderPlace {
  readonly line: number;
  readonly rows: 0 | 1 | 2;
}

/** A row as it stands in a file. */
export interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** How the bytes of a file become rows. */
export type TableReading = { readonly header?: HeaderPlace } & (
  | { readonly format: 'csv'; readonly encoding: 'utf-8' | 'gb18030'; readonly delimiter: string }
  | { readonly format: 'xlsx'; readonly sheet: string }
);

/** How the values of a column are written. */
export interface TableFormat {
  readonly dateOrder?: 'YMD' | 'MDY' | 'DMY';
  readonly possibleOrders?: readonly ('YMD' | 'MDY' | 'DMY')[];
  readonly decimalMark?: '.' | ',';
  readonly percentStyle?: 'whole' | 'fraction';
}

/** A column that could become a field. */
export interface OutlineColumn {
  readonly index: number;
  readonly header: string;
  /** Its header made a name: never empty, once per table. */
  readonly name: string;
  readonly format: TableFormat;
  readonly filled: number;
  readonly distinct: number;
  readonly samples: readonly string[];
  readonly guess: {
    readonly field: { readonly kind: string } & Readonly<Record<string, unknown>>;
    readonly options?: readonly string[];
    readonly remarks: readonly { readonly code: string; readonly values: number; readonly sample: string }[];
  };
  /** Its different texts where they are few enough for options; else null. */
  readonly choices: readonly string[] | null;
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
  readonly reading: TableReading;
  /** The first rows as they stand in the file. */
  readonly head: readonly HeadRow[];
  readonly rows: number;
  readonly columns: readonly OutlineColumn[];
  /** Position of the column that names a row. */
  readonly title: number | null;
}

/** A column whose values name rows of another table; tables by place, columns by position in the file. */
export interface OutlineLink {
  readonly from: { readonly table: number; readonly column: number };
  readonly to: { readonly table: number; readonly column: number };
  readonly matched: number;
  readonly distinct: number;
  readonly stray: string | null;
}

/** What files hold. */
export interface Outline {
  readonly tables: readonly OutlineTable[];
  readonly links: readonly OutlineLink[];
}

/** One table of a batch: which rows go into which entity. */
export interface BatchLoad {
  readonly entity: string;
  readonly file: string;
  readonly fileName: string;
  readonly reading: TableReading;
  readonly columns: readonly {
    readonly field?: string;
    readonly matchBy?: string;
    readonly format?: TableFormat;
    readonly otherwise?: 'empty';
  }[];
  readonly rows: number;
  readonly people?: 'create';
}

/** Tables that come in together. */
export interface ImportBatch {
  readonly id: string;
  readonly name: string;
  readonly state: 'planned' | 'running' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone';
  readonly jobId: string | null;
  readonly createdAt: string;
  readonly loads: readonly BatchLoad[];
  readonly imports: readonly {
    readonly id: string;
    readonly place: number;
    readonly state: string;
    readonly counts: {
      readonly rows: number;
      readonly created: number;
      readonly refused: number;
      readonly warnings: number;
    } | null;
    readonly undone: { readonly removed: number; readonly kept: number } | null;
  }[];
}

export function importBatchRoutes({ send }: Sender) {
  const step = (name: 'run' | 'undo' | 'cancel') => async (id: string) =>
    (await send<ImportBatch>({ method: 'POST', path: ['import-batches', id, name] })).body;
  return {
    /** Looks through uploaded files; `readings` by sheet where somebody chose the header. */
    outline: async (
      files: readonly { readonly id: string; readonly readings?: Readonly<Record<string, TableReading>> }[],
      options: CallOptions = {},
    ): Promise<Outline> =>
      (await send<Outline>({ method: 'POST', path: ['outlines'], body: { files }, ...options })).body,
    plan: async (name: string, loads: readonly BatchLoad[]): Promise<ImportBatch> =>
      (await send<ImportBatch>({ method: 'POST', path: ['import-batches'], body: { name, loads } })).body,
    list: async (options: CallOptions = {}): Promise<Page<ImportBatch>> =>
      (await send<Page<ImportBatch>>({ method: 'GET', path: ['import-batches'], ...options })).body,
    get: async (id: string, options: CallOptions = {}): Promise<ImportBatch> =>
      (await send<ImportBatch>({ method: 'GET', path: ['import-batches', id], ...options })).body,
    run: step('run'),
    undo: step('undo'),
    cancel: step('cancel'),
  };
}
