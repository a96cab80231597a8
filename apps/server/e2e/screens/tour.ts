import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import type { Visitor } from '../installation.ts';

/** What carries a word one can press or see. */
type Part = 'button' | 'checkbox' | 'combobox' | 'link' | 'menuitem' | 'option' | 'radio' | 'tab' | 'textbox';

/** One language's walk through an app: pages are opened by their address, dialogs and menus as people do. */
export interface Tour {
  readonly page: Page;
  /** A word of the screen in the language of the tour. */
  say(zh: string, en: string): string;
  /** Goes to an address and through what can be seen there. A stop out of reach is a fault; the rest is still seen. */
  at(address: string, stops: () => Promise<void>): Promise<void>;
  /** Judges the whole page as it is now: axe at desktop width, on a phone whether it fits. */
  look(name: string): Promise<void>;
  /** Has axe judge the phone as well, for pages that are laid out differently there. */
  lookTwice(name: string): Promise<void>;
  /** Judges the whole page as soon as a dialog or menu lies on top of it. */
  lookOver(name: string): Promise<void>;
  press(part: Part, zh: string, en: string): Promise<void>;
  /** Answers with these statuses are part of what is shown. */
  expectRefusals(...statuses: readonly number[]): void;
  /** Closes what lies on top of the page. */
  escape(): Promise<void>;
  /** All that was found wrong so far, each fault once: the rule and element, or the complaint, and the stops that show it. */
  faults(): readonly string[];
}

/** Where pictures of faulty stops go; of all stops where `TESSERA_PICTURES` is set. */
const pictures = path.join(import.meta.dirname, '../../../../artifacts/screens');
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
const above = '[role="dialog"], [role="menu"]';

/** Starts a tour with the page of a visitor. */
export async function startTour(visitor: Visitor, locale: 'zh-CN' | 'en'): Promise<Tour> {
  await mkdir(pictures, { recursive: true });
  const { page } = visitor;
  await page.setViewportSize(sizes.desktop);
  const stops = new Map<string, string[]>();
  const note = (fault: string, stop: string) => stops.set(fault, [...(stops.get(fault) ?? []), stop]);
  let told = visitor.console.complaints.length;
  const say = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const picture = (name: string) =>
    page.screenshot({ path: path.join(pictures, `${name.replaceAll(/\W+/g, '-')}-${locale}.png`) });
  const judge = async (name: string, withAxe: boolean): Promise<void> => {
    await settled(page);
    const found = [...(withAxe ? await violations(page) : []), ...(await overflow(page))];
    found.push(...visitor.console.complaints.slice(told));
    told = visitor.console.complaints.length;
    for (const fault of found) note(fault, name);
    if (found.length > 0 || process.env['TESSERA_PICTURES'] !== undefined) await picture(name);
  };
  const look = async (name: string, axeOn: { readonly desktop: boolean; readonly phone: boolean }): Promise<void> => {
    await judge(name, axeOn.desktop);
    await page.setViewportSize(sizes.phone);
    await judge(`${name} phone`, axeOn.phone);
    await page.setViewportSize(sizes.desktop);
  };
  return {
    page,
    say,
    look: (name) => look(name, { desktop: true, phone: false }),
    lookTwice: (name) => look(name, { desktop: true, phone: true }),
    lookOver: async (name) => {
      await page.locator(above).first().waitFor();
      await look(name, { desktop: true, phone: false });
    },
    at: async (address, there) => {
      try {
        await page.goto(address);
        await settled(page);
        await there();
      } catch (error) {
        note(error instanceof Error ? (error.stack ?? error.message) : String(error), address);
        await picture(`lost${address}`).catch(() => undefined);
        await page.setViewportSize(sizes.desktop);
      }
    },
    press: (part, zh, en) =>
      page
        .getByRole(part, { name: say(zh, en), exact: true })
        .first()
        .click(),
    expectRefusals: (...statuses) => visitor.console.expectRefusals(...statuses),
    escape: () => page.keyboard.press('Escape'),
    faults: () => [
      ...[...stops].map(([fault, at]) => `${fault} — ${at.join(', ')}`),
      ...visitor.console.complaints.slice(told),
    ],
  };
}

/** Waits until the page has its heading and nothing in sight loads or moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const inSight = (element: Element): boolean => {
      const { top, height } = element.getBoundingClientRect();
      return height > 0 && top < globalThis.innerHeight;
    };
    const waiting = document.querySelectorAll('.mantine-Skeleton-root, .mantine-Loader-root, [aria-busy="true"]');
    const moves = ({ playState, effect }: Animation): boolean =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
    return (
      document.querySelector('h1') !== null &&
      ![...waiting].some(inSight) &&
      !document.getAnimations().some(moves) &&
      document.fonts.status === 'loaded'
    );
  });
}

/** What axe finds on the whole page; it is brought into a page once per load. */
async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    (onTop) =>
      (globalThis as unknown as { axe: typeof axe }).axe
        .run(document, {
          resultTypes: ['violations'],
          // Menus lie beside the landmarks of the page they belong to.
          rules: { region: { enabled: document.querySelector(onTop) === null } },
        })
        .then(({ violations: all }: AxeResults) => all),
    above,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) =>
      `${id}: ${withoutMadeIds(html).slice(0, 260)} ${failureSummary.replace(/^Fix \w+ of the following:/, '')}`.replaceAll(
        /\s+/g,
        ' ',
      ),
    ),
  );
}

/** Ids that differ from load to load would make one fault look like many. */
const withoutMadeIds = (html: string): string => html.replaceAll(/ (id|aria-[a-z]+|for)="[^"]*mantine-[^"]*"/g, '');

async function overflow(page: Page): Promise<readonly string[]> {
  const [needed, given] = await page.evaluate(
    () => [(document.scrollingElement ?? document.documentElement).scrollWidth, globalThis.innerWidth] as const,
  );
  return needed > given ? [`${needed} pixels wide in a window of ${given}`] : [];
}
