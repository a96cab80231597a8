import { useFormDrag } from './drag-state.ts';
import type { DropBox, DropMark } from './drag-state.ts';
import { standsBeside } from './hit.ts';

const thickness = 3;
/** Half of the gap between two items, so that the line runs in the middle of it. */
const gap = 5;

/** The one element that shows where a drop goes; only it renders while the pointer travels. */
export function DropLine() {
  const box = useFormDrag((state) => state.line);
  if (!box) return null;
  const { kind, ...style } = box;
  return <div className="dsg-drop-line" data-mark={kind} style={style} aria-hidden />;
}

/** The element a mark is drawn at. */
export function markedElement(items: HTMLElement, mark: DropMark): HTMLElement | null {
  const key = CSS.escape(mark.key);
  return items.querySelector<HTMLElement>(mark.side === 'place' ? `[data-place="${key}"]` : `[data-item="${key}"]`);
}

/** Measures where the line of a mark runs among the items. */
export function dropBox(items: HTMLElement, mark: DropMark | undefined): DropBox | undefined {
  const element = mark && markedElement(items, mark);
  if (!mark || !element) return undefined;
  const outer = items.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const left = box.left - outer.left;
  const top = box.top - outer.top;
  if (mark.side === 'place') return { kind: 'place', left, top, width: box.width, height: box.height };
  const before = mark.side === 'before';
  if (standsBeside(element)) {
    const at = before ? left - gap : left + box.width + gap;
    return { kind: 'line', left: at - thickness / 2, top, width: thickness, height: box.height };
  }
  const at = before ? top - gap : top + box.height + gap;
  return { kind: 'line', left, top: at - thickness / 2, width: box.width, height: thickness };
}
