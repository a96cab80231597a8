import { useEffect, useRef, useState } from 'react';
import { IconArrowsDiagonal, IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import type { EntityDocument } from '@tessera/schemas';
import { IconButton, useHotkeys, useLocalize, useStable, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { RecordPage } from '../record/record-page.tsx';
import { useRuntime } from '../runtime/runtime.tsx';
import styles from './record-drawer.module.css';

export interface RecordDrawerProps {
  readonly entity: EntityDocument;
  readonly id: string;
  /** Position in the list and how many are loaded; undefined when the list does not hold the record. */
  readonly place: { readonly index: number; readonly isLast: boolean } | undefined;
  /** The record before (-1) or after (+1), fetched when the list has not come that far; undefined at an end. */
  readonly neighbour: (step: -1 | 1) => Promise<string | undefined>;
  /** Another record takes its place; undefined closes. */
  readonly onOpen: (id: string | undefined) => void;
  readonly onDirty: ((dirty: boolean) => void) | undefined;
}

/** A record beside its list; on a phone it covers the page. */
export function RecordDrawer({ entity, id, place, neighbour, onOpen, onDirty }: RecordDrawerProps) {
  const { places } = useRuntime();
  const say = useText(listTexts);
  const localize = useLocalize();
  const root = useRef<HTMLElement>(null);
  const [busy, setBusy] = useState(false);
  const move = useStable((step: -1 | 1) => {
    if (busy) return;
    setBusy(true);
    void neighbour(step)
      .then((next) => {
        if (next !== undefined) onOpen(next);
      })
      .finally(() => setBusy(false));
  });
  const close = () => onOpen(undefined);
  useHotkeys([
    ['alt+ArrowDown', () => move(1), { inFields: true }],
    ['alt+ArrowUp', () => move(-1), { inFields: true }],
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['Escape', close],
  ]);
  // Whoever came by keyboard goes on in the drawer; a click leaves the focus where it was.
  useEffect(() => {
    if (document.activeElement?.matches('[role="grid"] *:focus-visible')) root.current?.focus({ preventScroll: true });
    return () => onDirty?.(false);
  }, [onDirty]);
  return (
    <aside
      ref={root}
      tabIndex={-1}
      className={styles['drawer']}
      aria-label={say('drawer', { name: localize(entity.label, entity.id) })}
    >
      <div className={styles['tools']}>
        <IconButton label={say('previousRecord')} disabled={!place || place.index === 0} onClick={() => move(-1)}>
          <IconChevronUp size={18} aria-hidden />
        </IconButton>
        <IconButton label={say('nextRecord')} disabled={!place || place.isLast} loading={busy} onClick={() => move(1)}>
          <IconChevronDown size={18} aria-hidden />
        </IconButton>
        <span className={styles['space']} />
        <IconButton label={say('openPage')} onClick={() => places.go(places.record(entity.id, id))}>
          <IconArrowsDiagonal size={17} aria-hidden />
        </IconButton>
        <IconButton label={say('closeDrawer')} onClick={close}>
          <IconX size={18} aria-hidden />
        </IconButton>
      </div>
      <div className={styles['content']}>
        <RecordPage key={id} entity={entity.id} id={id} onDirty={onDirty} onGone={close} />
      </div>
    </aside>
  );
}
