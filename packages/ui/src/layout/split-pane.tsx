import { useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import './layout.css';

export interface SplitPaneProps {
  /** The two panes; the sized one keeps its width, the other takes the rest. */
  readonly children: readonly [ReactNode, ReactNode];
  /** Which pane is sized. */
  readonly sized?: 'start' | 'end';
  /** Pixels. */
  readonly size?: number;
  readonly min?: number;
  readonly max?: number;
  readonly onResize?: (size: number) => void;
  /** Accessible name of the handle. */
  readonly label?: string;
}

/** Two panes side by side; the handle between them moves by dragging, arrow keys, Home and End. */
export function SplitPane({
  children,
  sized = 'start',
  size = 280,
  min = 180,
  max = 640,
  onResize,
  label,
}: SplitPaneProps) {
  const say = useText(uiTexts);
  const [width, setWidth] = useState(size);
  const root = useRef<HTMLDivElement>(null);
  const resize = (next: number): void => {
    const clamped = Math.round(Math.min(max, Math.max(min, next)));
    setWidth(clamped);
    onResize?.(clamped);
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const box = root.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resize(sized === 'start' ? event.clientX - box.left : box.right - event.clientX);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = (event.shiftKey ? 64 : 16) * (sized === 'start' ? 1 : -1);
    const next = { ArrowRight: width + step, ArrowLeft: width - step, Home: min, End: max }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  };
  const style: CSSProperties = { flex: 'none', width };
  return (
    <div ref={root} className="tsr-split">
      <div
        className={sized === 'start' ? 'tsr-split-pane' : 'tsr-split-pane tsr-split-rest'}
        style={sized === 'start' ? style : undefined}
      >
        {children[0]}
      </div>
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={label ?? say('resizePanes')}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        className="tsr-split-handle"
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
      />
      <div
        className={sized === 'end' ? 'tsr-split-pane' : 'tsr-split-pane tsr-split-rest'}
        style={sized === 'end' ? style : undefined}
      >
        {children[1]}
      </div>
    </div>
  );
}
