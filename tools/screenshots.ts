/**
 * Takes the pictures of README and guide into docs/images: a server over a throw-away home, the core pack with demo rows,
 * a real browser, both languages. Run: node tools/screenshots.ts [part of a name …]. Needs built screens.
 * Ends with 1 and says which pictures could not be taken; artifacts/screenshots shows what was there instead.
 */
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright';
import { launchBrowser } from '@tessera/testkit';
import { locales } from '../packages/std/src/index.ts';
import type { Locale } from '../packages/std/src/index.ts';
import { startDemoSite } from './screenshots/demo-site.ts';
import type { DemoSite } from './screenshots/demo-site.ts';
import { scenes } from './screenshots/scenes.ts';
import type { Scene } from './screenshots/scenes.ts';

const folder = path.join(import.meta.dirname, '../docs/images');
/** Where a page is shown that did not get ready. */
const failedFolder = path.join(import.meta.dirname, '../artifacts/screenshots');
const largest = 250 * 1024;
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 780 };
const names = { 'zh-CN': '林悦', en: 'Alex Morgan' } as const;
const marked = { 'X-Tessera-Request': '1' };

async function signIn(browser: Browser, site: DemoSite, locale: Locale): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: site.url,
    locale,
    timezoneId: 'Asia/Shanghai',
    viewport: desktop,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  // The pictures show the app, not the offer to remove the sample data.
  await context.addInitScript(() => sessionStorage.setItem('tessera.demo.later', 'true'));
  const send = async (method: string, url: string, data: unknown): Promise<void> => {
    const answer = await context.request.fetch(url, { method, data, headers: marked });
    if (!answer.ok()) throw new Error(`${method} ${url}: ${answer.status()} ${await answer.text()}`);
  };
  await send('POST', '/api/v1/session/link', { token: site.token });
  await send('POST', '/api/v1/me/password', { password: 'only for these pictures' });
  await send('PATCH', '/api/v1/me', { locale, name: names[locale] });
  await changeDraft(context);
  return context;
}

/** Something to publish: a new field on the account. */
async function changeDraft(context: BrowserContext): Promise<void> {
  const address = '/api/v1/documents/entity/crm.account';
  const read = await context.request.get(address);
  const entity = (await read.json()) as { fields: Record<string, unknown> };
  const renewal = { kind: 'date', label: { 'zh-CN': '续约日期', en: 'Renewal date' }, order: 'az', indexed: true };
  const saved = await context.request.put(address, {
    data: { ...entity, fields: { ...entity.fields, renewalDate: renewal } },
    headers: { ...marked, 'If-Match': read.headers()['etag'] ?? '' },
  });
  if (!saved.ok()) throw new Error(`draft: ${saved.status()} ${await saved.text()}`);
}

/** Takes one picture; answers what went wrong, if anything. */
async function takePicture(context: BrowserContext, scene: Scene, locale: Locale): Promise<string | undefined> {
  const file = path.join(folder, `${scene.name}.${locale}.png`);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  try {
    if (scene.phone) await page.setViewportSize(phone);
    await page.goto(typeof scene.path === 'string' ? scene.path : await scene.path(page));
    await scene.ready(page, locale);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    const { size } = await stat(file);
    console.log(`${path.basename(file)} ${Math.round(size / 1024)} KB`);
    return size > largest ? `${path.basename(file)} is larger than 250 KB` : undefined;
  } catch (error) {
    await page.screenshot({ path: path.join(failedFolder, path.basename(file)) }).catch(() => undefined);
    return `${path.basename(file)}: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await page.close();
  }
}

const wanted = process.argv.slice(2);
const chosen = scenes.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (chosen.length === 0)
  throw new Error(`No picture is called so. There are ${scenes.map(({ name }) => name).join(', ')}.`);
await mkdir(folder, { recursive: true });
const failures: string[] = [];
const browser = await launchBrowser();
try {
  for (const locale of locales) {
    const site = await startDemoSite(locale);
    try {
      const context = await signIn(browser, site, locale);
      for (const scene of chosen) failures.push((await takePicture(context, scene, locale)) ?? '');
      await context.close();
    } finally {
      await site.close();
    }
  }
} finally {
  await browser.close();
}
const missing = failures.filter((failure) => failure !== '');
for (const line of missing) console.error(line);
process.exitCode = missing.length > 0 ? 1 : 0;
