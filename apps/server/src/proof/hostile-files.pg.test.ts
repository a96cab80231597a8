import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentDigest } from '../testing/content-digest.ts';
import { repairApp } from '../testing/repair-app.ts';
import { publishDraft, putDocuments, testServer } from '../testing/test-server.ts';
import type { TestAnswer, TestServer } from '../testing/test-server.ts';

let base: TestServer;
beforeAll(async () => {
  base = await testServer();
  await putDocuments(base.admin, repairApp);
  await publishDraft(base.admin);
});
afterAll(() => base.close());

function upload(url: string, fileName: string, content: string): Promise<TestAnswer> {
  const part = (name: string, rest = '') =>
    `--hostile\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n`;
  return base.admin('POST', url, {
    body: `${part('entity')}x.customer\r\n${part('file', `; filename="${fileName}"`)}${content}\r\n--hostile--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=hostile' },
  });
}

/** The rows of the data and their history; an upload alone writes none. */
async function recordsOf(): Promise<object> {
  const digest = await contentDigest(base.database);
  return Object.fromEntries(
    Object.entries(digest).filter(([name]) => name.startsWith('main_live.') || name === 'tessera.change'),
  );
}

test.each([
  '../../../etc/passwd',
  '..\\..\\windows\\system32\\x.csv',
  'CON',
  'a%00.csv',
  '\u202egpj.exe',
  `${'长'.repeat(400)}.csv`,
  '.',
  "x'; drop table tessera.file; --.csv",
])('a file called %s is kept under a harmless name or refused', async (name) => {
  const answer = await upload('/api/v1/files', name, 'x');
  expect(answer.status, answer.text).toBeLessThan(500);
  if (answer.status >= 400) expect(answer.body['code']).toBeTruthy();
  else expect(String(answer.body['name'])).not.toMatch(/[/\\\p{Cc}\u202a-\u202e]/u);
});

test.each([
  ['one endless line', `名称\n${'a'.repeat(5_000_000)}\n`],
  ['an open quote', `名称\n"${'a\n'.repeat(200_000)}`],
  ['two hundred thousand columns', `${'名称,'.repeat(200_000)}\n`],
  ['nothing but quotes', '"'.repeat(100_001)],
  ['zero bytes', '名称\n\u0000\u0000\n'],
])(
  'a table of %s is refused or read, never an error of ours',
  async (_what, content) => {
    const rows = await recordsOf();
    const answer = await upload('/api/v1/imports', 'rows.csv', content);
    expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(500);
    if (answer.status >= 400) expect(answer.body['code']).toBeTruthy();
    expect(await recordsOf()).toEqual(rows);
  },
  60_000,
);

test('cursors of other lists, other sorts or nobody are refused', async () => {
  for (const name of ['甲', '乙', '丙']) await base.admin('POST', '/api/v1/records/x.customer', { body: { name } });
  const customers = '/api/v1/records/x.customer';
  const { body } = await base.admin('GET', `${customers}?sort=name&limit=1`);
  const cursor = String(body['next']);
  expect((await base.admin('GET', `${customers}?sort=name&limit=1&cursor=${cursor}`)).status).toBe(200);
  const wrong = [
    `${customers}?sort=-name&cursor=${cursor}`,
    `/api/v1/records/x.repair?cursor=${cursor}`,
    `${customers}?sort=name&cursor=${cursor.slice(0, -3)}abc`,
    `${customers}?cursor=e30`,
  ];
  for (const url of wrong) {
    const answer = await base.admin('GET', url);
    expect(answer.status, url).toBe(400);
    expect(answer.body['code'], url).toBeTruthy();
  }
});
