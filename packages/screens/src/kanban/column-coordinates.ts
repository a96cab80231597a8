import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

/** Arrow keys carry a card from column to column. */
export const columnCoordinates: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects.entries()].sort(([, a], [, b]) => a.left - b.left);
  const at = columns.findIndex(([id]) => id === context.over?.id);
  const next = columns[Math.min(columns.length - 1, Math.max(0, at + step))];
  return next ? { x: next[1].left + 12, y: Math.max(next[1].top + 48, currentCoordinates.y) } : undefined;
};
