import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentDisposition, createFileStore, safeFileName, sniffImage, trustedMime } from './index.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tessera-files-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const incoming = { name: '合同.txt', mime: 'text/plain', maxBytes: 1_000_000 };
const streamOf = (...chunks: readonly string[]) => Readable.from(chunks.map((each) => Buffer.from(each)));
const uploads = () => readdir(path.join(folder, 'uploads'));

test('bytes come back as they went, and the same bytes are stored once', async () => {
  const store = createFileStore({ folder });
  const [one, two] = await Promise.all([
    store.put(streamOf('你', '好'), incoming),
    store.put(streamOf('你好'), { ...incoming, name: 'b' }),
  ]);
  expect(one).toEqual({ sha256: two.sha256, size: 6, mime: 'text/plain', name: '合同.txt' });
  expect((await buffer(await store.get(one.sha256))).toString()).toBe('你好');
  expect((await buffer(await store.get(one.sha256, { start: 3, end: 5 }))).toString()).toBe('好');
  expect(await store.has(one.sha256)).toBe(true);
  expect(await uploads()).toEqual([]);
  await store.remove(one.sha256);
  await expect(store.get(one.sha256)).rejects.toMatchObject({ code: 'file_not_found' });
});

test('an upload that is too large or breaks off leaves nothing behind', async () => {
  const store = createFileStore({ folder });
  let pulled = 0;
  const endless = Readable.from(
    (async function* () {
      for (;;) {
        pulled += 1;
        yield Buffer.alloc(1000);
      }
    })(),
  );
  await expect(store.put(endless, { ...incoming, maxBytes: 10_000 })).rejects.toMatchObject({
    code: 'upload_too_large',
    params: { most: 10_000 },
  });
  expect(pulled).toBeLessThan(100);
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(10);
      throw new Error('socket');
    })(),
  );
  await expect(store.put(broken, incoming)).rejects.toMatchObject({ code: 'upload_incomplete' });
  expect(await uploads()).toEqual([]);
  expect(await readdir(folder)).toEqual(['uploads']);
});

test('a store whose folder cannot be used is trouble; strange hashes never reach the disk', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  await expect(createFileStore({ folder: file }).put(streamOf('x'), incoming)).rejects.toMatchObject({
    name: 'Trouble',
    code: 'file_store_failed',
  });
  await expect(createFileStore({ folder }).get('../../etc/passwd')).rejects.toMatchObject({ code: 'file_not_found' });
});

test('old uploads are swept, young ones are not', async () => {
  const store = createFileStore({ folder });
  await store.put(streamOf('x'), incoming);
  for (const name of ['old', 'young']) await writeFile(path.join(folder, 'uploads', name), '');
  await utimes(path.join(folder, 'uploads', 'old'), 0, 0);
  expect(await store.sweep()).toBe(1);
  expect(await uploads()).toEqual(['young']);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\x\\报价.xlsx', '报价.xlsx'],
  ['a\u202etxt.exe', 'a_txt.exe'],
  ['a\r\nSet-Cookie: x.txt', 'a__Set-Cookie_ x.txt'],
  ['nul.txt', '_nul.txt'],
  ['  .. ', 'file'],
  ['', 'file'],
  ['\ud800.png', '\ufffd.png'],
  ['<b>.html', '_b_.html'],
])('the hostile name %j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test('a long name keeps its extension and whole characters', () => {
  const safe = safeFileName(`${'𠮷'.repeat(300)}.pdf`);
  expect(Array.from(safe)).toHaveLength(150);
  expect(safe.endsWith('𠮷.pdf')).toBe(true);
  expect(safe.isWellFormed()).toBe(true);
});

test('only what cannot run scripts is shown in place, and names survive in both spellings', () => {
  expect(contentDisposition('图 (1)".png', 'image/png', 'inline')).toBe(
    `inline; filename="_ (1)_.png"; filename*=UTF-8''%E5%9B%BE%20%281%29_.png`,
  );
  for (const mime of ['text/html', 'image/svg+xml', 'application/xhtml+xml'])
    expect(contentDisposition('a', mime, 'inline')).toMatch(/^attachment; /);
});

test('the bytes of an image decide, a false claim is dropped', () => {
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
  expect(sniffImage(png)).toBe('image/png');
  expect(sniffImage(Buffer.from('ffd8ffe0', 'hex'))).toBe('image/jpeg');
  expect(sniffImage(Buffer.from('RIFF....WEBPVP8 '))).toBe('image/webp');
  expect(trustedMime('text/html', png)).toBe('image/png');
  expect(trustedMime('image/png', Buffer.from('<html>'))).toBe('application/octet-stream');
  expect(trustedMime('Text/CSV; charset=x', Buffer.from('a,b'))).toBe('text/csv');
  expect(trustedMime('a\r\nb', Buffer.from(''))).toBe('application/octet-stream');
});
