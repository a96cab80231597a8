import type { RecordRow, TextReading } from '@tessera/client';
import { pastedTexts, readTabbed } from '@tessera/ui';
import type { GridRange } from '@tessera/ui';
import { sameValue } from '../record/record-draft.ts';
import type { ViewColumn } from '../list/view-columns.ts';
import type { CellChange } from './cell-writes.ts';

/** A text that falls on a cell. */
interface FallenText {
  readonly row: RecordRow;
  readonly column: ViewColumn;
  readonly text: string;
}

/** A cell that stays as it is, and why. */
export interface SkippedCell {
  readonly row: RecordRow;
  readonly column: ViewColumn;
  readonly text: string;
  readonly reason: string;
}

/** What a paste would do. */
export interface PastePlan {
  readonly changes: readonly (CellChange & { readonly row: RecordRow; readonly column: ViewColumn })[];
  readonly skipped: readonly SkippedCell[];
}

/** The texts on the cells they fall on; without a text the range is emptied. */
export function fallenTexts(
  range: GridRange,
  text: string | undefined,
  rows: readonly RecordRow[],
  columns: readonly ViewColumn[],
): readonly FallenText[] {
  const texts = text === undefined ? [['']] : readTabbed(text);
  return pastedTexts(range, texts, { rows: rows.length, columns: columns.length }).flatMap((each) => {
    const row = rows[each.row];
    const column = columns[each.column];
    return row && column ? [{ row, column, text: each.text }] : [];
  });
}

/** Texts by field, in the order of the fallen ones: what the server is asked to read. */
export function textsByField(fallen: readonly FallenText[]): readonly { field: string; texts: readonly string[] }[] {
  const byField = new Map<string, string[]>();
  for (const { column, text } of fallen) byField.set(column.key, [...(byField.get(column.key) ?? []), text]);
  return [...byField].map(([field, texts]) => ({ field, texts }));
}

/** Brings texts and what they mean together. A link is shown by the text it was found by. */
export function pastePlan(
  fallen: readonly FallenText[],
  fixed: readonly SkippedCell[],
  readings: readonly { readonly field: string; readonly values: readonly TextReading[] }[],
): PastePlan {
  const next = new Map(readings.map(({ field, values }) => [field, values.values()]));
  const changes: PastePlan['changes'][number][] = [];
  const skipped = [...fixed];
  for (const { row, column, text } of fallen) {
    const reading = next.get(column.key)?.next().value;
    if (!reading || reading.problem) {
      skipped.push({ row, column, text, reason: reading?.problem?.detail ?? '' });
      continue;
    }
    const isLink = ['lookup', 'person', 'department'].includes(column.field.kind);
    const value =
      isLink && typeof reading.value === 'string' ? { id: reading.value, title: text.trim() } : reading.value;
    const before = row[column.key] ?? null;
    if (!sameValue(before, value)) changes.push({ id: row.id, field: column.key, before, value, row, column });
  }
  return { changes, skipped };
}
