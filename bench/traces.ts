/**
 * How screens feel with little and with much in them, in turns in one browser: frames while scrolling and dragging,
 * and the time to open a record. Run: npm run bench -- traces [--rounds 5] [--only 'list']. Read the ratios.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { launchBrowser } from '@tessera/testkit';
import { must } from '../apps/server/src/proof/http-caller.ts';
import { framesOf } from './frames.ts';
import type { Frames } from './frames.ts';
import { startBenchInstallation } from './installation.ts';
import type { BenchInstallation } from './installation.ts';
import { fillSizes, sizeDocuments } from './sizes.ts';

const { values: options } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string', default: '' } },
});
const rounds = Number(options.rounds);
const login = { login: 'bench@example.com', password: 'Traces-of-a-long-list-1' };

interface Scene {
  readonly name: string;
  /** What the two sizes are, small first. */
  readonly sizes: readonly [string, string];
  /** Opens the page of a size: 0 small, 1 large. */
  readonly open: (page: Page, size: 0 | 1) => Promise<void>;
  readonly act: (page: Page, size: 0 | 1) => Promise<void>;
}

const entityOf = (size: 0 | 1) => (size === 0 ? 'x.few' : 'x.many');
const rowsOf = (page: Page) =>
  page
    .getByRole('grid')
    .or(page.getByRole('table'))
    .getByRole('link', { name: /^deal / });

async function openList(page: Page, size: 0 | 1, view: string): Promise<void> {
  await page.goto(`/a/x.sales/${entityOf(size)}?view=${entityOf(size)}${view}`);
  await page
    .getByText(/^deal \d+/)
    .first()
    .waitFor();
}

async function dragInSteps(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 60 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

async function middleOf(page: Page, selector: string, nth = 0): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).nth(nth).boundingBox();
  if (!box) throw new Error(`nothing at ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 20) };
}

const scenes: readonly Scene[] = [
  {
    name: 'list: scroll',
    sizes: ['1,000 rows', '100,000 rows'],
    open: (page, size) => openList(page, size, 'List'),
    act: async (page) => {
      const place = await rowsOf(page).first().boundingBox();
      await page.mouse.move((place?.x ?? 400) + 20, (place?.y ?? 300) + 5);
      for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, 400);
    },
  },
  {
    name: 'record: open',
    sizes: ['1,000 rows', '100,000 rows'],
    open: (page, size) => openList(page, size, 'List'),
    act: async (page) => {
      await rowsOf(page).nth(2).click();
      await page
        .getByRole('heading', { name: /^deal / })
        .first()
        .waitFor();
    },
  },
  {
    name: 'board: drag a card',
    sizes: ['1,000 rows', '100,000 rows'],
    open: (page, size) => openList(page, size, 'Board'),
    act: async (page) => {
      const cards = page.getByText(/^deal \d+/);
      const from = await cards.first().boundingBox();
      if (!from) throw new Error('no card');
      const start = { x: from.x + 20, y: from.y + 8 };
      await dragInSteps(page, start, { x: start.x + 700, y: start.y + 200 });
    },
  },
  {
    name: 'form designer: drag a field',
    sizes: ['20 components', '200 components'],
    open: async (page, size) => {
      await page.goto(`/designer/entities/${entityOf(size)}/forms`);
      await page.locator('.dsg-form-item[data-type=field]').nth(6).waitFor();
    },
    act: async (page) => {
      const from = await middleOf(page, '.dsg-form-item[data-type=field]', 1);
      const to = await middleOf(page, '.dsg-form-item[data-type=field]', 6);
      await dragInSteps(page, from, to);
    },
  },
  {
    name: 'list of fields: drag one',
    sizes: ['30 fields', '300 fields'],
    open: async (page, size) => {
      await page.goto(`/designer/entities/${entityOf(size)}/fields`);
      await page.locator('.dsg-field-row').nth(8).waitFor();
    },
    act: async (page) => {
      const grips = page.locator('.dsg-sheet .dsg-grip');
      const from = await grips.nth(1).boundingBox();
      const to = await grips.nth(8).boundingBox();
      if (!from || !to) throw new Error('no grip');
      await dragInSteps(page, { x: from.x + 6, y: from.y + 8 }, { x: to.x + 6, y: to.y + 8 });
    },
  },
];

const middle = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function compare(page: Page, scene: Scene): Promise<void> {
  const seen: readonly [(Frames & { ms: number })[], (Frames & { ms: number })[]] = [[], []];
  for (let round = -1; round < rounds; round += 1)
    for (const size of [0, 1] as const) {
      await scene.open(page, size);
      const start = performance.now();
      const frames = await framesOf(page, () => scene.act(page, size));
      if (round >= 0) seen[size].push({ ...frames, ms: performance.now() - start });
    }
  const of = (part: keyof Frames | 'ms') =>
    seen.map((list) => middle(list.map((each) => each[part]))) as [number, number];
  const cell = ([small, large]: [number, number]) => `${small.toFixed(0)} | ${large.toFixed(0)}`;
  const [few, many] = of('ms');
  const cells = [
    cell(of('median')),
    cell(of('p95')),
    cell(of('blocked')),
    cell([few, many]),
    (many / few).toFixed(2),
    cell(of('elements')),
  ];
  console.log(line(scene.name, scene.sizes.join(' | '), ...cells));
}

function line(name: string, sizes: string, ...cells: readonly string[]): string {
  return `${name.padEnd(28)}${sizes.padEnd(32)}${cells.map((cell) => cell.padStart(16)).join('')}`;
}

async function signIn(page: Page, { server, admin }: BenchInstallation): Promise<void> {
  const made = await must(admin, 'POST', '/api/v1/users', {
    body: { name: 'bench', email: login.login, roles: ['sys.admin'] },
  });
  const invited = await must(admin, 'POST', `/api/v1/users/${String(made.body['id'])}/invite`);
  await page.goto(new URL(String(invited.body['url'] ?? invited.body['link']), server.url).href);
  await page.getByLabel('New password').fill(login.password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByLabel('New password').waitFor({ state: 'hidden' });
}

async function main(): Promise<void> {
  const installation = await startBenchInstallation();
  const browser = await launchBrowser();
  try {
    await installation.publish(sizeDocuments());
    await fillSizes(installation.database);
    const context = await browser.newContext({
      baseURL: installation.server.url,
      locale: 'en',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await signIn(page, installation);
    console.log(`medians of ${rounds} rounds in turns: small | large\n`);
    console.log(line('', '', 'frame ms', 'p95 frame ms', 'blocked ms', 'whole ms', 'ratio', 'elements'));
    for (const scene of scenes) if (scene.name.startsWith(options.only)) await compare(page, scene);
  } finally {
    await browser.close();
    await installation.close();
  }
}

await main();
