import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactNode } from 'react';
import type { RecordRow } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import { IconMessage, IconPhone } from '@tabler/icons-react';
import { paletteColor, Spinner, useIntersection, useLocalize, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import type { ViewColumn } from './view-columns.ts';
import styles from './list.module.css';

interface CardListProps {
  readonly label: string;
  readonly entity: EntityDocument;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly RecordRow[];
  readonly color: (row: RecordRow) => string | undefined;
  readonly onMore: (() => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly loadingMore: boolean;
  /** Instead of more rows, when they did not come. */
  readonly endNote: ReactNode;
}

/** A table for narrow screens: one card per record. */
export function CardList(props: CardListProps) {
  const { label, entity, columns, rows, color, onMore, onOpen, loadingMore, endNote } = props;
  const localize = useLocalize();
  const scroller = useRef<HTMLUListElement>(null);
  const { ref, entry } = useIntersection({ root: scroller.current, threshold: 0, rootMargin: '400px' });
  const near = entry?.isIntersecting === true;
  const more = useEffectEvent(() => onMore?.());
  useEffect(() => {
    if (near && !loadingMore && !endNote) more();
  }, [near, loadingMore, endNote, rows.length]);
  return (
    <ul ref={scroller} aria-label={label} className={styles['cards']}>
      {rows.map((row) => {
        const tint = color(row);
        const title = titleOf(row);
        return (
          <li
            key={row.id}
            className={styles['card']}
            style={tint ? { borderLeftColor: `var(--mantine-color-${paletteColor(tint)}-5)` } : undefined}
          >
            <div className={styles['cardTitle']}>
              <RecordAnchor entity={entity.id} id={row.id} onOpen={onOpen}>
                {title}
              </RecordAnchor>
            </div>
            <CallLinks name={title} number={numberIn(row, columns)} />
            {columns
              .filter(({ key }) => row[key] !== null && row[key] !== title)
              .slice(0, 5)
              .map(({ key, field }) => (
                <div key={key} className={styles['cardLine']}>
                  <span>{localize(field.label, key)}</span>
                  <span>
                    <FieldCell field={field} value={row[key]} />
                  </span>
                </div>
              ))}
          </li>
        );
      })}
      <li ref={ref} aria-hidden={!loadingMore && !endNote}>
        {loadingMore ? <Spinner size="sm" /> : endNote}
      </li>
    </ul>
  );
}

/** The first telephone number a card shows. */
function numberIn(row: RecordRow, columns: readonly ViewColumn[]): string | undefined {
  for (const { key, field } of columns) {
    const value = field.kind === 'phone' ? row[key] : undefined;
    if (typeof value === 'object' && value !== null && 'number' in value) return String(value.number);
  }
  return undefined;
}

/** Calling and writing with one thumb. */
function CallLinks({ name, number }: { readonly name: string; readonly number: string | undefined }) {
  const say = useText(listTexts);
  if (number === undefined) return null;
  return (
    <div className={styles['calls']}>
      <a href={`tel:${number}`} aria-label={say('call', { name })}>
        <IconPhone size={20} aria-hidden />
      </a>
      <a href={`sms:${number}`} aria-label={say('message', { name })}>
        <IconMessage size={20} aria-hidden />
      </a>
    </div>
  );
}
