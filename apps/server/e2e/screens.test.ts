import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterByLink } from './entry.ts';
import { startInstallation } from './installation.ts';
import type { Installation, Visitor } from './installation.ts';

type Step = (page: Page) => Promise<unknown>;

/** Pages by the name of their picture: an address, or how one gets there from the address. */
const pages: Readonly<Record<string, string | readonly [string, Step]>> = {
  'workspace-home': '/',
  'workspace-list': '/a/crm.sales/crm.account',
  'workspace-board': '/a/crm.sales/crm.opportunity',
  'workspace-record': ['/a/crm.sales/crm.account', (page) => page.getByRole('main').getByRole('link').first().click()],
  'workspace-new': '/a/crm.sales/crm.opportunity/new',
  'workspace-import': '/a/crm.sales/crm.account/import',
  'designer-home': '/designer',
  'designer-canvas': '/designer/entities',
  'designer-fields': '/designer/entities/crm.opportunity/fields?select=name',
  'designer-form': '/designer/entities/crm.opportunity/forms',
  'designer-views': '/designer/entities/crm.opportunity/views',
  'designer-lifecycle': '/designer/entities/crm.opportunity/workflow',
  'designer-rights': '/designer/entities/crm.opportunity/rights',
  'designer-apps': '/designer/apps',
  'designer-roles': '/designer/roles',
  'designer-people': '/designer/people',
  'designer-releases': '/designer/releases',
  'designer-publish': '/designer/publish',
};

const pictures = path.join(import.meta.dirname, '../../../artifacts/screens');

let installation: Installation;
let visitor: Visitor;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  installation = await startInstallation({ empty: false });
  visitor = await installation.visitor();
  await enterByLink(visitor.page, installation.signInLink, 'admin@wanfeng.example');
});
afterAll(async () => {
  await installation?.close();
});

/** Waits until nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () => document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root, [aria-busy="true"]') === null,
  );
  await page.evaluate(() => document.fonts.ready);
}

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}

describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
  beforeAll(async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/designer');
    await settled(page);
    if ((await page.locator('html').getAttribute('lang')) === locale) return;
    await page.getByRole('button', { name: /我的账户|My account/ }).click();
    await page.getByRole('menuitem', { name: /^(English|简体中文)$/ }).click();
    await page.locator(`html[lang="${locale}"]`).waitFor({ state: 'attached' });
  });

  test.each(Object.entries(pages))('%s has no fault axe or the console can tell', async (name, place) => {
    const { page } = visitor;
    const before = visitor.console.complaints.length;
    const [address, step] = typeof place === 'string' ? [place, undefined] : place;
    const found: string[] = [];
    for (const [size, width, height] of [
      ['desktop', 1440, 900],
      ['phone', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(address);
      await settled(page);
      if (step) {
        await step(page);
        await settled(page);
      }
      await page.screenshot({ path: path.join(pictures, `${name}-${size}-${locale}.png`) });
      found.push(...(await violations(page)).map((violation) => `${size} ${violation}`));
    }
    expect(found).toEqual([]);
    expect(visitor.console.complaints.slice(before)).toEqual([]);
  });
});
