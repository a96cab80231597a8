import type { FormDocument } from '@tessera/schemas';
import { childrenOf, fittingSpot, isContainer, isWithin } from '../edits/form-edits.ts';
import type { FormSpot, ItemDraft } from '../edits/form-edits.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The spot a pointer means: the item or empty place under it decides, and its nearer half. */
export function spotAt(
  form: FormDocument,
  type: ItemDraft['type'],
  point: Point,
  dragged: string | undefined,
): FormSpot | undefined {
  const element = document.elementFromPoint(point.x, point.y)?.closest<HTMLElement>('[data-item],[data-place]');
  if (!element) return undefined;
  const place = element.dataset['place'];
  const raw =
    place !== undefined ? endOf(form, place || undefined, dragged) : besideItem(form, type, element, point, dragged);
  if (!raw || (dragged !== undefined && raw.parent !== undefined && isWithin(form, raw.parent, dragged)))
    return undefined;
  return fittingSpot(form, type, raw);
}

function endOf(form: FormDocument, parent: string | undefined, dragged: string | undefined): FormSpot {
  return { parent, index: childrenOf(form, parent, dragged).length };
}

function besideItem(
  form: FormDocument,
  type: ItemDraft['type'],
  element: HTMLElement,
  point: Point,
  dragged: string | undefined,
): FormSpot | undefined {
  const key = element.dataset['item'] ?? '';
  const item = form.items[key];
  if (!item || key === dragged) return undefined;
  if (isContainer(item.type) && item.type !== type) return endOf(form, key, dragged);
  const box = element.getBoundingClientRect();
  const after = standsBeside(element) ? point.x > box.left + box.width / 2 : point.y > box.top + box.height / 2;
  const parent = item.parent !== undefined && form.items[item.parent] ? item.parent : undefined;
  const index = childrenOf(form, parent, dragged).findIndex(([other]) => other === key);
  return { parent, index: index + (after ? 1 : 0) };
}

/** Whether an item has its neighbours left and right of it, as columns and narrow fields have. */
export function standsBeside(element: HTMLElement): boolean {
  const room = element.parentElement?.getBoundingClientRect().width ?? 0;
  return element.dataset['type'] === 'column' || element.getBoundingClientRect().width < room * 0.8;
}
