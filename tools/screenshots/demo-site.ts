import { rm } from 'node:fs/promises';
import path from 'node:path';
import { temporaryHome } from '@tessera/testkit';
import { loadPack } from '../../packages/packs/src/index.ts';
import type { Locale } from '../../packages/std/src/index.ts';
import { administratorOf, startServer } from '../../apps/server/src/index.ts';

const packFolder = path.join(import.meta.dirname, '../../templates/crm-core');

/** A server over a throw-away home, with the core pack and its demo rows in one language. */
export interface DemoSite {
  readonly url: string;
  /** One-time token that signs the administrator in. */
  readonly token: string;
  close(): Promise<void>;
}

/** Starts it on a free port. Throws when the screens are not built. */
export async function startDemoSite(locale: Locale): Promise<DemoSite> {
  const home = await temporaryHome('screenshots');
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    home,
    databaseUrl: undefined,
    publicUrl: undefined,
    empty: true,
  });
  const close = async (): Promise<void> => {
    await server.close();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await checkBuilt(server.url);
    const principal = await administratorOf(server);
    await server.packs.install(await loadPack(packFolder), { principal, locale, demo: true });
    const { token } = await server.identity.createLink(principal.userId, 'sign-in');
    return { url: server.url, token, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function checkBuilt(url: string): Promise<void> {
  for (const page of ['/', '/designer/']) {
    const { status } = await fetch(url + page, { headers: { accept: 'text/html' } });
    if (status !== 200) throw new Error(`${page} answers ${status}: build the screens first (npm start builds them).`);
  }
}
