import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
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
  /** The sign that began the edit. */
  readonly typed: string | undefined;
  readonly onCommit: (value: unknown) => void;
  readonly onClose: (move: GridMove | undefined) => void;
}

/** The input of a field's kind in its cell. Enter, Tab and a click elsewhere keep what was typed, Escape does not. */
export function CellEditor({ field, column, row, typed, onCommit, onClose }: CellEditorProps) {
  const slots = useFaceSlots();
  const localize = useLocalize();
  const { locale, timeZone } = useLocale();
  const root = useRef<HTMLDivElement>(null);
  const isPick = picked.has(field.kind);
  const [value, setValue] = useState<unknown>(typed !== undefined && !isPick ? null : (row[column] ?? null));
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
  const early = useEarlyKeys(root, typed, isPick, end);
  useEffect(() => {
    const leave = (event: PointerEvent): void => {
      const { target } = event;
      const isInside =
        target instanceof Node &&
        (root.current?.contains(target) === true ||
          (target instanceof Element && target.closest('[data-portal], [role="listbox"], [role="dialog"]') !== null));
      if (!isInside) early.end(undefined);
    };
    document.addEventListener('pointerdown', leave, true);
    return () => document.removeEventListener('pointerdown', leave, true);
  }, [early]);
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
    if (event.key === 'Escape') onClose('stay');
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) early.end('down');
    else if (event.key === 'Tab') early.end(event.shiftKey ? 'previous' : 'next');
    else {
      early.keep(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const Input = faces[field.kind]?.Input;
  if (!Input) return null;
  return (
    <div ref={root} tabIndex={-1} onKeyDown={press}>
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

/**
 * The code of an input may still be on its way when the edit begins: until it stands there, what is typed is kept, and given
 * to it then; an edit that was over by then ends only after that. An input of choices unfolds them.
 */
function useEarlyKeys(
  root: RefObject<HTMLDivElement | null>,
  typed: string | undefined,
  isPick: boolean,
  onEnd: (move: GridMove | undefined) => void,
) {
  const kept = useRef(typed ?? '');
  const isHere = useRef(false);
  const over = useRef<{ readonly move: GridMove | undefined }>(undefined);
  useEffect(() => {
    const host = root.current;
    const arrive = (late: boolean): boolean => {
      // A choice that cannot be searched is an input nobody types into.
      const wanted = isPick ? 'input:not([type="hidden"])' : 'input:not([readonly]), textarea';
      const input = host?.querySelector<HTMLInputElement | HTMLTextAreaElement>(wanted);
      if (!input) return false;
      isHere.current = true;
      input.focus();
      if (isPick && input.type !== 'checkbox') input.click();
      // Only so do the inputs hear of it as of typed text.
      if (late && kept.current !== '' && input.type !== 'checkbox')
        document.execCommand('insertText', false, kept.current);
      if (over.current) onEnd(over.current.move);
      return true;
    };
    if (!host || arrive(false)) return undefined;
    host.focus({ preventScroll: true });
    const watch = new MutationObserver(() => arrive(true) && watch.disconnect());
    watch.observe(host, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [root, isPick, onEnd]);
  const keep = useStable((event: KeyboardEvent) => {
    if (event.target === root.current && event.key.length === 1 && !event.ctrlKey && !event.metaKey)
      kept.current += event.key;
  });
  const end = useStable((move: GridMove | undefined) => {
    if (isHere.current) onEnd(move);
    else over.current = { move };
  });
  return useMemo(() => ({ keep, end }), [keep, end]);
}
