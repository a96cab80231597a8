import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '@tessera/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import type { Server } from './create-server.ts';
import { repairApp } from './testing/repair-app.ts';
import { extraField, repairVersions, withFields } from './testing/repair-versions.ts';
import { callerOf, publishDraft, putDocuments, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

let base: TestServer;
let second: { server: Server; close: () => Promise<void> };
let urls: readonly string[];

async function listen({ app }: Server): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  base = await testServer();
  const database = createDatabase({ url: base.databaseUrl });
  const server = await createServer({
    database,
    filesFolder: '/nowhere',
    workers: false,
    limits: { eventLoopDelayMs: 0 },
  });
  second = {
    server,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
  urls = [await listen(base.server), await listen(server)];
  await putDocuments(base.admin, repairApp);
  await publishDraft(base.admin);
});
afterAll(async () => {
  await second.close();
  await base.close();
});

async function send(
  method: string,
  url: string,
  body?: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url, {
    method,
    headers: {
      cookie: `tsr=${base.cookie}`,
      'x-tessera-request': '1',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(method === 'PATCH' ? { 'if-match': '*' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('ten publishes while a hundred requests a second read and write on two servers: none fails', async () => {
  const failures: unknown[] = [];
  const ids: string[] = [];
  let running = true;
  let sent = 0;

  async function one(number: number): Promise<void> {
    const records = `${urls[number % 2] ?? ''}/api/v1/records/x.repair`;
    const id = ids[number % Math.max(ids.length, 1)];
    const turn = id === undefined ? 0 : number % 4;
    const answer =
      turn === 0
        ? await send('POST', records, { title: `报修${number}`, urgent: number % 3 === 0 })
        : turn === 1
          ? await send('GET', `${records}?sort=-createdAt&limit=20`)
          : turn === 2
            ? await send('PATCH', `${records}/${id ?? ''}`, {
                title: `改${number}`,
                cost: { amount: '5', currency: 'CNY' },
              })
            : await send('GET', `${records}/${id ?? ''}?expand=customer`);
    if (answer.status >= 400) failures.push({ turn, ...answer });
    if (turn === 0 && answer.status === 201) ids.push(String(answer.body['id']));
  }

  const load = (async () => {
    const pending = new Set<Promise<void>>();
    while (running) {
      const work = one(sent++).catch((error: unknown) => void failures.push(String(error)));
      pending.add(work);
      void work.finally(() => pending.delete(work));
      await sleep(10);
    }
    await Promise.all(pending);
  })();

  for (const version of repairVersions) {
    await putDocuments(base.admin, [version]);
    const release = await publishDraft(base.admin);
    const seen = await callerOf(second.server)('GET', '/api/v1/app', { cookie: base.cookie });
    expect(seen.body['release']).toBe(release);
    await sleep(100);
  }
  running = false;
  await load;
  expect(failures).toEqual([]);
  expect(sent).toBeGreaterThan(100);
  expect(new Set(ids).size).toBe(ids.length);
  const { body } = await send('GET', `${urls[1] ?? ''}/api/v1/records/x.repair?limit=1&count=exact`);
  expect(body['count']).toEqual({ value: ids.length, kind: 'exact' });
});

test('each server answers from the release the other has just published', async () => {
  const callSecond = callerOf(second.server);
  for (const number of [1, 2, 3]) {
    await putDocuments(
      (method, url, call) => callSecond(method, url, { cookie: base.cookie, ...call }),
      [withFields((f) => ({ ...f, [`new${number}`]: extraField('text', `c${number}`) }))],
    );
    await publishDraft((method, url, call) => callSecond(method, url, { cookie: base.cookie, ...call }));
    const made = await send('POST', `${urls[0] ?? ''}/api/v1/records/x.repair`, {
      title: '即刻可用',
      [`new${number}`]: '有',
    });
    expect(made).toMatchObject({ status: 201, body: { [`new${number}`]: '有' } });
  }
});
