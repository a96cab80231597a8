import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactNode } from 'react';
import type { RecordRow } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import { paletteColor, Spinner, useIntersection, useLocalize } from '@tessera/ui';
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
