import { unescapeFormula } from '@tessera/model';
import type { ParseContext } from '@tessera/model';
import type { FieldPlan, Plan } from '@tessera/plan';
import type { Json, Locale } from '@tessera/std';
import type { ImportColumn, RowIssue } from './import-spec.ts';
import type { FileRow } from './read-csv.ts';
import { cleanCell, textsOf } from './text-links.ts';
import type { TextMeaning } from './text-links.ts';

/** A column of the file with the field it fills. */
export interface MappedColumn {
  readonly index: number;
  readonly column: ImportColumn;
  readonly field: FieldPlan;
  /** For choices and links. */
  readonly meaning?: TextMeaning;
  /** For links to the entity being imported: texts that rows of the file bring in; resolved once every row is in. */
  readonly pending?: ReadonlySet<string>;
}

/** A row as the record API takes it. */
export interface ConvertedRow {
  readonly line: number;
  readonly values: Readonly<Record<string, Json>>;
  /** Fields whose cell was empty. */
  readonly empty: readonly string[];
  /** Links to rows of the same import. */
  readonly links: readonly { readonly field: string; readonly text: string }[];
  /** Fields whose text names something the import makes before its first row. */
  readonly awaiting: readonly string[];
  readonly issues: readonly RowIssue[];
}

type CellResult =
  | { readonly value: Json }
  | { readonly link: string }
  | { readonly awaits: true }
  | { readonly problem: Pick<RowIssue, 'code' | 'params'> };

/** Reads the cells of one row. What cannot be read becomes an issue; the other cells are read all the same. */
export function convertRow(row: FileRow, columns: readonly MappedColumn[], plan: Plan, locale: Locale): ConvertedRow {
  const values: Record<string, Json> = {};
  const empty: string[] = [];
  const links: { field: string; text: string }[] = [];
  const awaiting: string[] = [];
  const issues: RowIssue[] = [];
  for (const column of columns) {
    const text = cleanCell(unescapeFormula(row.cells[column.index] ?? ''));
    const { key } = column.field;
    if (text === '') {
      empty.push(key);
      continue;
    }
    const result = readCell(text, column, plan, locale);
    if ('value' in result) values[key] = result.value;
    else if ('awaits' in result) awaiting.push(key);
    else if ('link' in result) links.push({ field: key, text: result.link });
    else {
      const isLeftOut = column.column.otherwise === 'empty';
      if (isLeftOut) empty.push(key);
      issues.push({ line: row.line, field: key, text, severity: isLeftOut ? 'warning' : 'error', ...result.problem });
    }
  }
  return { line: row.line, values, empty, links, awaiting, issues };
}

function readCell(text: string, column: MappedColumn, plan: Plan, locale: Locale): CellResult {
  if (column.meaning) return readMeaning(text, column, column.meaning);
  const { field } = column;
  const context: ParseContext = { ...field.context, locale, timeZone: plan.timeZone, ...column.column.format };
  const parsed = field.kind.parse(text, field.document, context);
  if ('value' in parsed) return { value: parsed.value };
  const first = parsed.issues[0];
  return { problem: { code: first?.code ?? 'import_value_unreadable', params: first?.params ?? {} } };
}

function readMeaning(text: string, column: MappedColumn, meaning: TextMeaning): CellResult {
  const texts = textsOf(column.field, text);
  const found: string[] = [];
  for (const each of texts) {
    if (meaning.ambiguous.has(each)) return { problem: { code: 'import_text_ambiguous', params: { text: each } } };
    const known = meaning.known.get(each);
    if (known === undefined && column.pending?.has(each)) return { link: each };
    if (known === undefined && meaning.toMake.has(each)) return { awaits: true };
    if (known === undefined) return { problem: { code: 'import_text_unknown', params: { text: each } } };
    if (known !== '') found.push(known);
  }
  if (column.field.document.kind === 'multiSelect') return { value: found };
  return { value: found[0] ?? null };
}
