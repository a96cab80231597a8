import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { chromiumLaunchOptions, prepareChromium } from './chromium.ts';

/** A headless browser for journeys; close it at the end. */
export async function launchBrowser(): Promise<Browser> {
  await prepareChromium();
  return chromium.launch(chromiumLaunchOptions());
}
