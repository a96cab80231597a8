import type { ColumnFormat } from './detect-format.ts';
import type { Reading } from './read-file.ts';

/** What happens to a text that names no option, record or person. Decided once per text, not per row. */
export type Replacement =
  | { readonly action: 'map'; readonly to: string }
  | { readonly action: 'create' }
  | { readonly action: 'empty' };

/** One column of the file. Without a field it is left out. */
export interface ImportColumn {
  readonly field?: string;
  readonly format?: ColumnFormat;
  /** For links: the field of the target that the text names. Absent: its title field. */
  readonly matchBy?: string;
  /** `empty`: a text that cannot be read, or names nothing, leaves the field empty and a warning. Absent: the row is refused. */
  readonly otherwise?: 'empty';
}

/** Everything an import needs to know; the wizard and the API fill the same document. */
export interface ImportSpec {
  readonly entity: string;
  /** Id of the uploaded file. */
  readonly file: string;
  readonly reading: Reading;
  /** By position in the file. */
  readonly columns: readonly ImportColumn[];
  /** Rows whose value of this field is known update that record; absent: every row is new. */
  readonly upsertBy?: string;
  /** Rows may stand in any state of a lifecycle; needs the right `place`. */
  readonly place?: boolean;
  /** On an update: an empty cell empties the field. Default: it leaves the field alone. */
  readonly emptyClears?: boolean;
  /** By field, then by text. */
  readonly replacements?: Readonly<Record<string, Readonly<Record<string, Replacement>>>>;
  /** Who owns rows that name no owner. Absent: whoever imports. */
  readonly defaultOwner?: string;
}

/** One row that was refused, or a remark on one that was not. */
export interface RowIssue {
  /** Line of the file; 1 is the header. */
  readonly line: number;
  readonly field: string | null;
  /** What the file says there. */
  readonly text: string | null;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** A warning lets the row in. */
  readonly severity: 'error' | 'warning';
}

/** A text that names nothing known, how many rows say it, and what it may mean. */
export interface UnknownText {
  readonly field: string;
  readonly text: string;
  readonly rows: number;
  readonly kind: 'option' | 'record' | 'person';
  /** Likely meanings, best first. `to` is an option key or a record id. */
  readonly suggestions: readonly { readonly to: string; readonly label: string }[];
}

/** Counts of a dry run or of a finished import. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
  readonly warnings: number;
}
