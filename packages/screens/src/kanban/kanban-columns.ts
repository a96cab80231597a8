import type { AggregateRow, RecordRow } from '@tessera/client';
import { fieldOf, sortedEntries } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';

/** Key of the column of records that have no value. */
export const noValue = '';

/** A column of a board. */
export interface BoardColumn {
  /** State or option key; empty for records without one. */
  readonly key: string;
  readonly label: LocalizedText;
  readonly color?: string | undefined;
  readonly count: number;
  readonly sum: unknown;
}

type Choice = {
  readonly label: LocalizedText;
  readonly order: string;
  readonly color?: string;
  readonly hidden?: boolean;
};

function choicesOf(
  entity: EntityDocument,
  groupBy: string,
  documents: DocumentSet,
): readonly (readonly [string, Choice])[] {
  const field = fieldOf(entity, groupBy);
  if (field?.kind === 'status')
    return sortedEntries(
      (documents.get('workflow', field.lifecycle)?.states ?? {}) as Readonly<Record<string, Choice>>,
    );
  return field?.kind === 'select' ? sortedEntries(field.options as unknown as Readonly<Record<string, Choice>>) : [];
}

/** The columns in the order of their documents; one for what is empty stands at the end, where there is any. */
export function boardColumns(
  entity: EntityDocument,
  view: ViewDocument,
  documents: DocumentSet,
  groups: readonly AggregateRow[],
): readonly BoardColumn[] {
  const groupBy = view.groupBy ?? '';
  const found = new Map(groups.map(({ group, values }) => [String(group[groupBy] ?? noValue), values]));
  const column = (key: string, label: LocalizedText, color?: string): BoardColumn => ({
    key,
    label,
    color,
    count: Number(found.get(key)?.['count'] ?? 0),
    sum: found.get(key)?.['sum'] ?? null,
  });
  const known = choicesOf(entity, groupBy, documents)
    .filter(([key, choice]) => choice.hidden !== true || Number(found.get(key)?.['count'] ?? 0) > 0)
    .map(([key, { label, color }]) => column(key, label, color));
  return found.has(noValue) ? [...known, column(noValue, {})] : known;
}

/** The condition of a column. */
export function columnFilter(groupBy: string, key: string): string {
  return key === noValue ? `!has(${groupBy})` : `${groupBy} == ${JSON.stringify(key)}`;
}

/** Cards of a column while some are on their way to another one. */
export function cardsOf(
  key: string,
  rows: readonly RecordRow[],
  moving: ReadonlyMap<string, { readonly row: RecordRow; readonly to: string }>,
): readonly RecordRow[] {
  const stay = rows.filter(({ id }) => (moving.get(id)?.to ?? key) === key);
  const come = [...moving.values()].filter(({ row, to }) => to === key && !stay.some(({ id }) => id === row.id));
  return [...come.map(({ row }) => row), ...stay];
}
