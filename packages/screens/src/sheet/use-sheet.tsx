import { lazy, useEffect, useMemo, useState } from 'react';
import type { RecordRow } from '@tessera/client';
import { escapeFormula, fieldOf, isWritable } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { later } from '@tessera/std';
import { notify, rangeSize, tabbedText, tableHtml, useLocale, useStable, useText } from '@tessera/ui';
import type { GridCells, GridRange } from '@tessera/ui';
import type { ViewColumn } from '../list/view-columns.ts';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import { CellEditor } from './cell-editor.tsx';
import { CellNote } from './cell-note.tsx';
import { cellKey, useCellWrites, withPending } from './cell-writes.ts';
import type { CellChange } from './cell-writes.ts';
import type { PasteRequest } from './paste-dialog.tsx';

const PasteDialog = lazy(async () => ({ default: (await import('./paste-dialog.tsx')).PasteDialog }));

/** How values are written for spreadsheets; fetched when somebody begins to work in the list. */
const cellTexts = later(() => import('./cell-text.ts'));

/** Kinds that are no matter of one cell: states move by transitions, files want a place of their own. */
const elsewhere: ReadonlySet<string> = new Set(['status', 'attachment', 'image']);

/** Whether a field can be written in a cell of a list at all. */
export function isCellField(field: FieldDocument, right: 'view' | 'edit' | undefined): boolean {
  return right === 'edit' && isWritable(field, 'edit') && !elsewhere.has(field.kind);
}

/** Makes the grid of a list a spreadsheet: edits in place, ranges through the clipboard, one step back. */
export function useSheet(entity: EntityDocument, columns: readonly ViewColumn[], loaded: readonly RecordRow[]) {
  const { documents } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(sheetTexts);
  const { locale, timeZone } = useLocale();
  const { outcomes, write, undo, dismiss } = useCellWrites(entity);
  const [request, setRequest] = useState<PasteRequest>();
  const rows = useMemo(() => withPending(loaded, outcomes), [loaded, outcomes]);
  const canEdit = (key: string): boolean => {
    const field = fieldOf(entity, key);
    return rights.update && field !== undefined && isCellField(field, rights.fields[key]);
  };
  useEffect(() => {
    const prepare = () => void cellTexts.load().catch(() => undefined);
    const once = { once: true } as const;
    globalThis.addEventListener('pointerdown', prepare, once);
    globalThis.addEventListener('keydown', prepare, once);
    return () => {
      globalThis.removeEventListener('pointerdown', prepare);
      globalThis.removeEventListener('keydown', prepare);
    };
  }, []);
  const copy = useStable((range: GridRange) => {
    const code = cellTexts.now();
    if (!code) {
      void cellTexts.load().catch(() => undefined);
      notify.info(say('copyAgain'), { id: 'copied' });
      return undefined;
    }
    const texts = rows.slice(range.top, range.bottom + 1).map((row) =>
      columns.slice(range.left, range.right + 1).map(({ key, field }) => {
        const context = { documents, entity: entity.id, locale, timeZone };
        return escapeFormula(code.cellText(field, row[key], context));
      }),
    );
    notify.info(say('copied', { count: rangeSize(range) }), { id: 'copied' });
    return { text: tabbedText(texts), html: tableHtml(texts) };
  });
  const ask = useStable((range: GridRange, text: string | undefined) => setRequest({ range, text }));
  const put = useStable(async (changes: readonly CellChange[]) => {
    setRequest(undefined);
    if (changes.length === 0) return;
    await write(changes);
    notify.success(say('changed', { count: changes.length }), {
      id: 'cells',
      action: { label: say('undo'), run: () => void undo() },
    });
  });
  const writable = useStable(canEdit);
  const takeBack = useStable(() => void undo());
  const cells = useMemo((): GridCells<RecordRow> => {
    return {
      editable: (_row, column) => writable(column),
      editor: ({ row, column, typed, close }) => {
        const field = fieldOf(entity, column);
        const commit = (value: unknown) =>
          void write([{ id: row.id, field: column, before: row[column] ?? null, value }]);
        return field ? (
          <CellEditor field={field} column={column} row={row} typed={typed} onCommit={commit} onClose={close} />
        ) : null;
      },
      state: (row, column) => {
        const outcome = outcomes.get(cellKey(row.id, column));
        const field = fieldOf(entity, column);
        if (!outcome || !field) return undefined;
        if (outcome.kind === 'pending') return { tone: 'pending' };
        const retry = () =>
          void write([{ id: row.id, field: column, before: row[column] ?? null, value: outcome.value }]);
        return {
          tone: 'refused',
          note: <CellNote field={field} outcome={outcome} onRetry={retry} onDismiss={() => dismiss(row.id, column)} />,
        };
      },
      onCopy: copy,
      onPaste: ask,
      onClear: (range) => ask(range, undefined),
      onUndo: takeBack,
    };
  }, [entity, outcomes, write, dismiss, copy, ask, takeBack, writable]);
  const dialog = request ? (
    <PasteDialog
      entity={entity}
      columns={columns}
      rows={rows}
      request={request}
      editable={writable}
      onApply={(changes) => void put(changes)}
      onClose={() => setRequest(undefined)}
    />
  ) : null;
  return { cells, rows, dialog };
}
