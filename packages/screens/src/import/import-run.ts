import type { HeadRow, TableReading } from '@tessera/client';

/** The detected or chosen writing of a column. */
export interface ColumnFormat {
  readonly dateOrder?: 'YMD' | 'MDY' | 'DMY';
  readonly ambiguousDates?: number;
  readonly possibleOrders?: readonly ('YMD' | 'MDY' | 'DMY')[];
  readonly decimalMark?: '.' | ',';
  readonly percentStyle?: 'whole' | 'fraction';
}

export interface ImportColumn {
  readonly field?: string;
  readonly format?: ColumnFormat;
  readonly matchBy?: string;
}

export type Replacement =
  | { readonly action: 'map'; readonly to: string }
  | { readonly action: 'create' }
  | { readonly action: 'empty' };
export type Replacements = Readonly<Record<string, Readonly<Record<string, Replacement>>>>;

export interface UnknownText {
  readonly field: string;
  readonly text: string;
  readonly rows: number;
  readonly kind: 'option' | 'record' | 'person';
  readonly suggestions: readonly { readonly to: string; readonly label: string }[];
}

export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
  readonly warnings: number;
}

export interface RowIssue {
  readonly line: number;
  readonly field: string | null;
  readonly text: string | null;
  readonly code: string;
  readonly detail?: string;
  readonly severity: 'error' | 'warning';
}

/** How the file is read: a CSV by encoding and delimiter, a workbook by sheet. */
export type Reading = TableReading;

export interface ImportSettings {
  readonly reading: Reading;
  readonly columns: readonly ImportColumn[];
  readonly upsertBy?: string;
  readonly place?: boolean;
  readonly emptyClears?: boolean;
  readonly replacements?: Replacements;
  readonly defaultOwner?: string;
}

export interface ColumnRemark {
  readonly code: RemarkCode;
  readonly values: number;
  readonly sample: string;
}

export type RemarkCode =
  | 'column_rounded'
  | 'column_scientific'
  | 'column_zeros_lost'
  | 'column_percent_mixed'
  | 'column_fullwidth'
  | 'column_units'
  | 'column_unreadable';

/** An import as the wizard shows it. */
export interface ImportView {
  readonly id: string;
  readonly entity: string;
  readonly fileName: string;
  readonly state:
    | 'uploaded'
    | 'checking'
    | 'checked'
    | 'running'
    | 'done'
    | 'failed'
    | 'cancelled'
    | 'undoing'
    | 'undone';
  readonly jobId: string | null;
  readonly spec: ImportSettings;
  readonly analysis: {
    readonly sheets: readonly string[];
    readonly rows: number;
    readonly head?: readonly HeadRow[];
    /** The columns are mapped as in the last file with these headers. */
    readonly remembered?: boolean;
    readonly columns: readonly {
      readonly header: string;
      readonly field: string | null;
      readonly format: ColumnFormat;
      readonly samples: readonly string[];
      /** What the column probably is, and what to know before its rows go in. */
      readonly guess: {
        readonly field: { readonly kind: string };
        readonly remarks: readonly ColumnRemark[];
      };
      readonly filled: number;
      readonly empty: number;
    }[];
  };
  readonly dryRun: {
    readonly counts: ImportCounts;
    readonly unknown: readonly UnknownText[];
    readonly issues: readonly RowIssue[];
  } | null;
  readonly counts: ImportCounts | null;
  readonly undone: {
    readonly removed: number;
    readonly restored?: number;
    readonly kept: number;
    readonly keptRows?: readonly { readonly line: number; readonly entity: string; readonly record: string }[];
  } | null;
  readonly createdAt: string;
}

const working: ReadonlySet<ImportView['state']> = new Set(['checking', 'running', 'undoing']);

/** A background step is under way. */
export function isWorking(run: Pick<ImportView, 'state'>): boolean {
  return working.has(run.state);
}

/** The step of the wizard a state belongs to: 1 mapping, 2 dry run, 3 result. */
export function stepOf(run: Pick<ImportView, 'state' | 'counts'> | undefined): 0 | 1 | 2 | 3 {
  if (!run) return 0;
  if (run.state === 'uploaded') return 1;
  if (run.state === 'failed') return run.counts ? 3 : 1;
  return run.state === 'checking' || run.state === 'checked' ? 2 : 3;
}

/** The mapping with a column led to another field; a field is given away once, the newest choice keeps it. */
export function mapColumn(
  columns: readonly ImportColumn[],
  index: number,
  field: string | undefined,
  format: ColumnFormat,
): readonly ImportColumn[] {
  return columns.map((column, at) => {
    if (at === index) return field === undefined ? {} : { field, format: { ...format, ...column.format } };
    return field !== undefined && column.field === field ? {} : column;
  });
}

/** Decides what a text means; undefined takes the decision back. */
export function decide(
  all: Replacements,
  field: string,
  text: string,
  replacement: Replacement | undefined,
): Replacements {
  const others = Object.fromEntries(Object.entries(all[field] ?? {}).filter(([known]) => known !== text));
  return { ...all, [field]: replacement ? { ...others, [text]: replacement } : others };
}

/** Takes the first suggestion of every text that has one and nobody decided about. */
export function applyFirstSuggestions(all: Replacements, unknown: readonly UnknownText[]): Replacements {
  return unknown.reduce((so, { field, text, suggestions }) => {
    const first = suggestions[0];
    return first && !so[field]?.[text] ? decide(so, field, text, { action: 'map', to: first.to }) : so;
  }, all);
}

/** One decision for all texts of a field that are still open. */
export function decideRest(
  all: Replacements,
  unknown: readonly UnknownText[],
  field: string,
  action: 'create' | 'empty',
): Replacements {
  return undecided(all, unknown)
    .filter((one) => one.field === field)
    .reduce((so, { text }) => decide(so, field, text, { action }), all);
}

/** Texts that are still open. */
export function undecided(all: Replacements, unknown: readonly UnknownText[]): readonly UnknownText[] {
  return unknown.filter(({ field, text }) => {
    const made = all[field]?.[text];
    return made === undefined || (made.action === 'map' && made.to === '');
  });
}

/** What the server stores: no decision that is only half made. */
export function completeDecisions(all: Replacements): Replacements {
  return Object.fromEntries(
    Object.entries(all).map(([field, texts]) => [
      field,
      Object.fromEntries(Object.entries(texts).filter(([, made]) => made.action !== 'map' || made.to !== '')),
    ]),
  );
}
