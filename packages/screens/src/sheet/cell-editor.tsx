import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { RecordRow } from '@tessera/client';
import type { FieldDocument } from '@tessera/model';
import { isComposing, useFaceSlots, useLocale, useLocalize, useStable } from '@tessera/ui';
import type { GridMove } from '@tessera/ui';
import { faces } from '../runtime/runtime.tsx';

/** One choice ends the edit: there is nothing more to type. */
const picked: ReadonlySet<string> = new Set(['select', 'boolean', 'lookup', 'person', 'department']);

interface CellEditorProps {
  readonly field: FieldDocument;
  readonly column: string;
  readonly row: RecordRow;
  readonly fresh: boolean;
  readonly onCommit: (value: unknown) => void;
  readonly onClose: (move: GridMove | undefined) => void;
}

/** The input of a field's kind in its cell. Enter, Tab and a click elsewhere keep what was typed, Escape does not. */
export function CellEditor({ field, column, row, fresh, onCommit, onClose }: CellEditorProps) {
  const slots = useFaceSlots();
  const localize = useLocalize();
  const { locale, timeZone } = useLocale();
  const root = useRef<HTMLDivElement>(null);
  const isPick = picked.has(field.kind);
  const [value, setValue] = useState<unknown>(fresh && !isPick ? null : (row[column] ?? null));
  const latest = useRef(value);
  const end = useStable((move: GridMove | undefined) => {
    // Some inputs read what was typed when they lose the focus.
    if (document.activeElement instanceof HTMLElement && root.current?.contains(document.activeElement))
      flushSync(() => (document.activeElement as HTMLElement).blur());
    onCommit(latest.current);
    onClose(move);
  });
  const change = (next: unknown): void => {
    latest.current = next === '' ? null : next;
    setValue(next);
    if (isPick) end('stay');
  };
  useEffect(() => {
    if (isPick && field.kind !== 'boolean') root.current?.querySelector('input')?.click();
    const leave = (event: PointerEvent): void => {
      const { target } = event;
      const isInside =
        target instanceof Node &&
        (root.current?.contains(target) === true ||
          (target instanceof Element && target.closest('[data-portal], [role="listbox"], [role="dialog"]') !== null));
      if (!isInside) end(undefined);
    };
    document.addEventListener('pointerdown', leave, true);
    return () => document.removeEventListener('pointerdown', leave, true);
  }, [end, isPick, field.kind]);
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
    if (event.key === 'Escape') onClose('stay');
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) end('down');
    else if (event.key === 'Tab') end(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const Input = faces[field.kind]?.Input;
  if (!Input) return null;
  return (
    <div ref={root} onKeyDown={press}>
      <Input
        field={field}
        value={value}
        onChange={change}
        required={false}
        readOnly={false}
        disabled={false}
        autoFocus
        record={row}
        slots={slots}
        id={`cell-${column}`}
        label={localize(field.label, column)}
        locale={locale}
        timeZone={timeZone}
      />
    </div>
  );
}
