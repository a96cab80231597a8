import { KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import type {
  Announcements,
  KeyboardCoordinateGetter,
  Modifier,
  ScreenReaderInstructions,
  UniqueIdentifier,
} from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useMemo } from 'react';
import { useStable, useText } from '@tessera/ui';
import { partsTexts } from '../locale/parts-texts.ts';

/** Keeps the chip of a drag at the pointer, however large what was grabbed is. */
export const chipAtPointer: Modifier = ({ activatorEvent, draggingNodeRect, transform }) => {
  const point =
    activatorEvent instanceof MouseEvent
      ? activatorEvent
      : globalThis.TouchEvent && activatorEvent instanceof TouchEvent
        ? activatorEvent.touches[0]
        : undefined;
  if (!point || !draggingNodeRect) return transform;
  return {
    ...transform,
    x: transform.x + point.clientX - draggingNodeRect.left + 12,
    y: transform.y + point.clientY - draggingNodeRect.top - 14,
  };
};

/** Space picks up, so that Enter stays what it is on a button. */
const keyboardCodes = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter', 'Tab'] };

/** Mouse after a few pixels, touch after a moment, keyboard by arrows; a click stays a click. */
export function useDragSensors(coordinateGetter: KeyboardCoordinateGetter = sortableKeyboardCoordinates) {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter, keyboardCodes }),
  );
}

/** What a drag says to a screen reader, in the language of the page. */
export function useDragWords(nameOf: (id: UniqueIdentifier) => string): {
  readonly announcements: Announcements;
  readonly screenReaderInstructions: ScreenReaderInstructions;
} {
  const say = useText(partsTexts);
  const name = useStable(nameOf);
  return useMemo(
    () => ({
      screenReaderInstructions: { draggable: say('dragHint') },
      announcements: {
        onDragStart: ({ active }) => say('dragStart', { name: name(active.id) }),
        onDragOver: ({ active, over }) =>
          over
            ? say('dragOver', { name: name(active.id), over: name(over.id) })
            : say('dragOverNothing', { name: name(active.id) }),
        onDragEnd: ({ active, over }) =>
          over
            ? say('dragEnd', { name: name(active.id), over: name(over.id) })
            : say('dragCancel', { name: name(active.id) }),
        onDragCancel: ({ active }) => say('dragCancel', { name: name(active.id) }),
      },
    }),
    [say, name],
  );
}
