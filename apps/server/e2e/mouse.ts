import type { Locator, Page } from 'playwright';

/** A point of an element, as fractions of its width and height. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface DragOptions {
  readonly from?: Spot;
  readonly to?: Spot;
  /** What has to be true on the page while the pointer rests on the target and before it lets go. */
  readonly ready?: () => Promise<unknown>;
}

const middle: Spot = { x: 0.5, y: 0.5 };

/** Takes an element with the mouse, carries it to another one in small steps and lets go. */
export async function drag(page: Page, what: Locator, onto: Locator, options: DragOptions = {}): Promise<void> {
  const { from = middle, to = middle, ready } = options;
  // Nothing is where it seems while the page loads or a canvas moves.
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await what.scrollIntoViewIfNeeded();
  const start = await pointOf(what, from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 4, start.y + 4, { steps: 2 });
  await page.mouse.move(start.x + 12, start.y + 8, { steps: 3 });
  const end = await pointOf(onto, to);
  await page.mouse.move(end.x, end.y, { steps: 12 });
  await page.mouse.move(end.x + 1, end.y + 1, { steps: 2 });
  await ready?.();
  await page.mouse.up();
}

async function pointOf(locator: Locator, { x, y }: Spot): Promise<Spot> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`nothing to drag at ${locator.toString()}`);
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}
