import { DndContext, DragOverlay, useDraggable, useDroppable } from '@dnd-kit/core';
import type { Active, Announcements, CollisionDetection, KeyboardCoordinateGetter } from '@dnd-kit/core';
import { memo, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject, TouchEvent } from 'react';
import type { FormDocument } from '@tessera/schemas';
import { useLocale, useStable, useText } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { useEdit } from '../draft/use-edit.ts';
import { moveItems } from '../edits/form-clip.ts';
import { childrenOf } from '../edits/form-edits.ts';
import type { FormSpot, ItemDraft } from '../edits/form-edits.ts';
import { clipTexts } from '../locale/clip-texts.ts';
import { formTexts } from '../locale/form-texts.ts';
import { partsTexts } from '../locale/parts-texts.ts';
import { chipAtPointer, useDragSensors } from '../parts/drag.ts';
import { additionOf, typeOf } from './drag-ids.ts';
import { companionsOf, markOf, spotsFor, useFormDragStore } from './drag-state.ts';
import { dropBox, DropLine, markedElement } from './drop-line.tsx';
import { useFormActions } from './form-context.ts';
import { FormChildren } from './form-item.tsx';
import { spotAt } from './hit.ts';
import { itemLabel } from './item-label.ts';

interface FormCanvasProps {
  readonly form: string;
  readonly palette: ReactNode;
  readonly toolbar: ReactNode;
  /** Stands in place of the items. */
  readonly preview: ReactNode;
  readonly panel: ReactNode;
}

const canvasId = 'form-canvas';
const itemId = 'form-item';

/** What is on its way: its type, its key when it is on the form already, and its name. */
interface Cargo {
  readonly type: ItemDraft['type'];
  readonly key: string | undefined;
  readonly name: string;
}

/**
 * The form as blocks to drag.
 * Why one draggable and one droppable for all items: those hooks render their component on every step of every drag;
 * here a drag renders the item it took, the line, and where the item arrives.
 */
export function FormCanvas({ form: id, palette, toolbar, preview, panel }: FormCanvasProps) {
  const say = useText(formTexts);
  const { locale } = useLocale();
  const draft = useDraft();
  const edit = useEdit();
  const store = useFormDragStore();
  const { add, choose } = useFormActions();
  const sayClip = useText(clipTexts);
  const grabbed = useRef<string>(undefined);
  const spot = useRef<FormSpot>(undefined);
  const sheet = useRef<HTMLElement>(null);
  const [cargo, setCargo] = useState<Cargo>();
  const form = () => documentOf(draft.store.getState(), 'form', id);

  const cargoOf = (active: Active): Cargo | undefined => {
    const addition = additionOf(String(active.id));
    if (addition) return { type: typeOf(addition), key: undefined, name: String(active.data.current?.['label'] ?? '') };
    const key = grabbed.current;
    const document = form();
    const item = key === undefined ? undefined : document?.items[key];
    const count = key === undefined ? 0 : companionsOf(store.getState(), key).length;
    if (item && count > 1) return { type: item.type, key, name: sayClip('moveTogether', { count }) };
    return item && document
      ? { type: item.type, key, name: itemLabel(draft.store.getState().documents, document.entity, item, locale) }
      : undefined;
  };
  const show = (next: FormSpot | undefined) => {
    const document = form();
    const { spot: shown } = store.getState();
    if (!document || (shown?.parent === next?.parent && shown?.index === next?.index)) return;
    const mark = markOf(document, next, store.getState().dragging);
    store.setState({ spot: next, line: sheet.current ? dropBox(sheet.current, mark) : undefined });
  };
  const detect: CollisionDetection = ({ active, pointerCoordinates, droppableContainers }) => {
    const document = form();
    const load = cargoOf(active);
    if (pointerCoordinates && document && load)
      spot.current = spotAt(document, load.type, pointerCoordinates, load.key);
    return spot.current
      ? droppableContainers.filter((one) => one.id === canvasId).map(({ id: over }) => ({ id: over }))
      : [];
  };
  const byKeys: KeyboardCoordinateGetter = useStable((event, { active, currentCoordinates }) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.code];
    const document = form();
    const load = cargo;
    if (!by || !document || !load || !active) return undefined;
    event.preventDefault();
    spot.current = nextSpot(document, load, spot.current, by);
    const mark = markOf(document, spot.current, load.key);
    const element = mark && sheet.current ? markedElement(sheet.current, mark) : null;
    element?.scrollIntoView({ block: 'nearest' });
    const box = element?.getBoundingClientRect();
    // A step to a spot at the same place must still count as a move.
    return box
      ? {
          x: box.left + 12,
          y: (mark?.side === 'after' ? box.bottom : box.top) + (currentCoordinates.y === box.top ? 1 : 0),
        }
      : undefined;
  });
  const sensors = useDragSensors(byKeys);
  const words = useCanvasWords(
    () => describeSpot(draft.store.getState().documents, form(), store.getState().spot, locale),
    cargo?.name ?? '',
  );
  const end = (done: boolean) => {
    const document = form();
    const to = spot.current;
    const load = cargo;
    const addition = done ? pendingAddition.current : undefined;
    store.setState({ dragging: undefined, spot: undefined, line: undefined });
    spot.current = undefined;
    grabbed.current = undefined;
    pendingAddition.current = undefined;
    setCargo(undefined);
    if (!done || !document || !to || !load) return;
    if (addition) add(addition, to);
    else if (load.key !== undefined) {
      const moved = companionsOf(store.getState(), load.key);
      edit('moveItem', moveItems(document, moved, to, load.key));
      choose(moved);
    }
  };
  const pendingAddition = useRef<ReturnType<typeof additionOf>>(undefined);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={detect}
      accessibility={words}
      autoScroll={{ threshold: { x: 0, y: 0.15 } }}
      onDragStart={({ active }) => {
        const load = cargoOf(active);
        const document = form();
        pendingAddition.current = additionOf(String(active.id));
        setCargo(load);
        store.setState({ dragging: load?.key });
        if (load?.key !== undefined && document) spot.current = spotOf(document, load.key);
      }}
      onDragMove={() => show(spot.current)}
      onDragOver={() => show(spot.current)}
      onDragEnd={() => end(true)}
      onDragCancel={() => end(false)}
    >
      <div className="dsg-workbench">
        {palette}
        <section className="dsg-form-canvas" aria-label={say('canvas')}>
          <div className="dsg-sheet-toolbar">{toolbar}</div>
          {preview ?? <Items grabbed={grabbed} sheet={sheet} />}
        </section>
        {panel}
      </div>
      <DragOverlay
        dropAnimation={null}
        modifiers={[chipAtPointer]}
        style={{ pointerEvents: 'none', width: 'auto', height: 'auto' }}
      >
        {cargo ? <div className="dsg-drag-chip">{cargo.name}</div> : null}
      </DragOverlay>
    </DndContext>
  );
}

interface ItemsProps {
  readonly grabbed: RefObject<string | undefined>;
  readonly sheet: RefObject<HTMLElement | null>;
}

/** The one draggable and the one droppable; what is grabbed is read from where the pointer or the focus is. */
function Items({ grabbed, sheet }: ItemsProps) {
  const { setNodeRef: setDroppable } = useDroppable({ id: canvasId });
  const { listeners, setNodeRef: setDraggable } = useDraggable({ id: itemId });
  const setSheet = useStable((element: HTMLElement | null) => {
    sheet.current = element;
    setDroppable(element);
  });
  const grab = (target: EventTarget, gripOnly: boolean): boolean => {
    if (!(target instanceof Element) || target.closest('[data-nodrag]') || (gripOnly && !target.closest('[data-grip]')))
      return false;
    const item = target.closest<HTMLElement>('[data-item]');
    if (!item) return false;
    grabbed.current = item.dataset['item'];
    setDraggable(item);
    return true;
  };
  const pass =
    (name: 'onMouseDown' | 'onTouchStart' | 'onKeyDown', gripOnly: boolean) =>
    (event: MouseEvent | TouchEvent | KeyboardEvent) => {
      if (grab(event.target, gripOnly)) (listeners?.[name] as ((event: unknown) => void) | undefined)?.(event);
    };
  return (
    <div
      ref={setSheet}
      className="dsg-form-items"
      onMouseDown={pass('onMouseDown', false)}
      onTouchStart={pass('onTouchStart', false)}
      onKeyDown={pass('onKeyDown', true)}
    >
      <RootItems />
      <DropLine />
    </div>
  );
}

const RootItems = memo(function RootItems() {
  return (
    <div className="dsg-form-stack dsg-form-root">
      <FormChildren parent={undefined} />
    </div>
  );
});

function spotOf(form: FormDocument, key: string): FormSpot {
  const parent = form.items[key]?.parent;
  const home = parent !== undefined && form.items[parent] ? parent : undefined;
  return { parent: home, index: childrenOf(form, home).findIndex(([other]) => other === key) };
}

function nextSpot(
  form: FormDocument,
  { type, key }: Cargo,
  at: FormSpot | undefined,
  by: number,
): FormSpot | undefined {
  const spots = spotsFor(form, type, key);
  const now = spots.findIndex((spot) => spot.parent === at?.parent && spot.index === at?.index);
  return spots[now < 0 ? (by > 0 ? 0 : spots.length - 1) : Math.min(spots.length - 1, Math.max(0, now + by))];
}

function describeSpot(
  documents: Parameters<typeof itemLabel>[0],
  form: FormDocument | undefined,
  spot: FormSpot | undefined,
  locale: 'zh-CN' | 'en',
): string | undefined {
  if (!form || !spot) return undefined;
  const parent = spot.parent === undefined ? undefined : form.items[spot.parent];
  const home = parent ? itemLabel(documents, form.entity, parent, locale) : String(formTexts.texts.canvas[locale]);
  return `${home} ${spot.index + 1}`;
}

function useCanvasWords(where: () => string | undefined, name: string) {
  const say = useText(partsTexts);
  const place = useStable(where);
  const cargo = useStable(() => name);
  return useMemo(() => {
    const over = () => {
      const spot = place();
      return spot ? say('dragOver', { name: cargo(), over: spot }) : say('dragOverNothing', { name: cargo() });
    };
    const announcements: Announcements = {
      onDragStart: ({ active }) => say('dragStart', { name: String(active.data.current?.['label'] ?? cargo()) }),
      onDragMove: over,
      onDragOver: over,
      onDragEnd: () => say('dragEnd', { name: cargo(), over: place() ?? '' }),
      onDragCancel: () => say('dragCancel', { name: cargo() }),
    };
    return { announcements, screenReaderInstructions: { draggable: say('dragHint') } };
  }, [say, place, cargo]);
}
