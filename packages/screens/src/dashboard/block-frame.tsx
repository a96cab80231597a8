import type { CSSProperties, ReactNode } from 'react';
import type { DashboardDocument } from '@tessera/schemas';
import { Anchor, Title } from '@tessera/ui';
import { useRuntime } from '../runtime/runtime.tsx';
import styles from './dashboard.module.css';

export type Block = DashboardDocument['blocks'][string];

/** Columns and rows a block takes while nobody chose, by its type. */
const sizes = { report: [6, 6], view: [6, 6], todo: [6, 6], recent: [6, 6], note: [12, 2] } as const;

/** The size of a block on the grid; a figure needs less than a chart. */
export function blockSize(block: Block, isFigure: boolean): { readonly width: number; readonly height: number } {
  const [width, height] = isFigure ? [3, 2] : sizes[block.type];
  return { width: block.width ?? width, height: block.height ?? height };
}

interface BlockFrameProps {
  readonly title: string;
  /** Beside the title: a count, a period. */
  readonly note?: ReactNode;
  /** A small button of its own. */
  readonly tool?: ReactNode;
  /** Where all of it can be seen. */
  readonly more?: { readonly href: string; readonly label: string } | undefined;
  readonly children: ReactNode;
}

/** The sheet of a block. */
export function BlockFrame({ title, note, tool, more, children }: BlockFrameProps) {
  const { places } = useRuntime();
  return (
    <section className={styles['block']} aria-label={title}>
      <header className={styles['blockHead']}>
        <Title order={2} size="h5">
          {title}
        </Title>
        {note ? <span className={styles['hint']}>{note}</span> : null}
        {tool ? <span className={styles['more']}>{tool}</span> : null}
        {more ? (
          <Anchor
            size="sm"
            className={styles['more']}
            href={more.href}
            aria-label={`${title}：${more.label}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              places.go(more.href);
            }}
          >
            {more.label}
          </Anchor>
        ) : null}
      </header>
      <div className={styles['blockBody']}>{children}</div>
    </section>
  );
}

export function cellStyle({ width, height }: { readonly width: number; readonly height: number }): CSSProperties {
  return { '--block-width': width, '--block-height': height } as CSSProperties;
}
