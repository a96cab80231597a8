import { rm } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { startServer } from '@tessera/server';
import { launchBrowser, testDatabase, temporaryHome } from '@tessera/testkit';
import { watchConsole } from './console-watch.ts';
import type { ConsoleWatch } from './console-watch.ts';

/** Somebody at their own browser: nothing is shared with the others. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly console: ConsoleWatch;
}

export interface VisitorOptions {
  readonly locale?: 'zh-CN' | 'en';
  readonly width?: number;
  readonly height?: number;
  /** Address of another server of the installation. */
  readonly url?: string;
}

/** A running installation on a fresh database, and the browser people come with. */
export interface Installation {
  readonly url: string;
  /** The administrator's first way in. */
  readonly signInLink: string;
  visitor(options?: VisitorOptions): Promise<Visitor>;
  /** Starts another server on the same database, with an address of its own. */
  another(): Promise<string>;
  close(): Promise<void>;
}

/** Starts a server as `npm start` does, over a database of the test cluster. */
export async function startInstallation({ empty }: { readonly empty: boolean }): Promise<Installation> {
  const { url: databaseUrl, close: dropDatabase } = await testDatabase();
  const home = await temporaryHome('e2e');
  const start = () => startServer({ port: 0, host: '127.0.0.1', home, databaseUrl, publicUrl: undefined, empty });
  const server = await start();
  const others: (typeof server)[] = [];
  const browser = await launchBrowser();
  if (server.signInLink === undefined) throw new Error('a fresh installation offers its administrator a link');
  return {
    url: server.url,
    signInLink: server.signInLink,
    visitor: (options) => openVisitor(browser, options?.url ?? server.url, options),
    another: async () => {
      const other = await start();
      others.push(other);
      return other.url;
    },
    close: async () => {
      await browser.close();
      for (const other of others) await other.close();
      await server.close();
      await dropDatabase();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function openVisitor(browser: Browser, baseURL: string, options: VisitorOptions = {}): Promise<Visitor> {
  const { locale = 'zh-CN', width = 1440, height = 900 } = options;
  const context = await browser.newContext({
    baseURL,
    locale,
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  return { page, context, console: watchConsole(page) };
}
