import type { Page } from 'playwright';

/** What the page felt like while something was done on it. */
export interface Frames {
  /** Milliseconds between two frames. */
  readonly median: number;
  readonly p95: number;
  /** Milliseconds of tasks that held the page for over 50 ms. */
  readonly blocked: number;
  /** Elements on the page at the end. */
  readonly elements: number;
}

interface Meter {
  readonly stop: () => Omit<Frames, 'elements'>;
}

/** Counts frames and long tasks of the page during `work`. Source: requestAnimationFrame, Long Tasks API. */
export async function framesOf(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(startMeter);
  await work();
  return page.evaluate(() => ({
    ...(window as unknown as { meter: Meter }).meter.stop(),
    elements: document.querySelectorAll('*').length,
  }));
}

/** Runs in the page. */
function startMeter(): void {
  const gaps: number[] = [];
  let blocked = 0;
  let last = performance.now();
  let running = true;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked += duration;
  });
  observer.observe({ type: 'longtask' });
  const tick = (now: number) => {
    gaps.push(now - last);
    last = now;
    if (running) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const stop = () => {
    running = false;
    observer.disconnect();
    const sorted = gaps.slice(1).toSorted((a, b) => a - b);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
    return { median: at(0.5), p95: at(0.95), blocked };
  };
  (window as unknown as { meter: Meter }).meter = { stop };
}
