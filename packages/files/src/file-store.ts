import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal, Trouble, assert } from '@tessera/std';
import { safeFileName } from './file-name.ts';
import { sniffLength, trustedMime } from './sniff.ts';

/** What is known of bytes once they are stored. */
export interface StoredFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mime: string;
  readonly name: string;
}

export interface IncomingFile {
  /** As the sender calls it; it comes back made safe. */
  readonly name: string;
  /** As the sender claims. */
  readonly mime: string;
  /** Bytes allowed at most. */
  readonly maxBytes: number;
}

/** Bytes by their content: what is the same is stored once. */
export interface FileStore {
  /** Stores a stream. Refuses with upload_too_large or upload_incomplete; then nothing is left behind. */
  put(stream: AsyncIterable<Uint8Array>, incoming: IncomingFile): Promise<StoredFile>;
  /** The bytes, or a part of them. Refuses with file_not_found. */
  get(sha256: string, range?: { readonly start: number; readonly end: number }): Promise<ReadStream>;
  has(sha256: string): Promise<boolean>;
  /** Removes bytes nobody refers to any more. */
  remove(sha256: string): Promise<void>;
  /** Removes what interrupted uploads left more than a day ago. */
  sweep(): Promise<number>;
}

const hashPattern = /^[0-9a-f]{64}$/;
const dayMs = 86_400_000;

/** A file store in a folder: `ab/cdef…` by SHA-256, uploads beside it until they are whole. */
export function createFileStore({ folder }: { readonly folder: string }): FileStore {
  const uploads = path.join(folder, 'uploads');
  const fileOf = (sha256: string): string => {
    assert(hashPattern.test(sha256), 'not a SHA-256');
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2));
  };
  const has = async (sha256: string): Promise<boolean> =>
    (await stat(fileOf(sha256)).catch(() => undefined)) !== undefined;

  return {
    has,
    async put(stream, { name, mime, maxBytes }) {
      await mkdir(uploads, { recursive: true }).catch(failStore);
      const upload = path.join(uploads, randomBytes(16).toString('hex'));
      try {
        const { sha256, size, first } = await receive(stream, upload, maxBytes);
        const target = fileOf(sha256);
        if (!(await has(sha256))) {
          await mkdir(path.dirname(target), { recursive: true });
          await rename(upload, target);
        }
        return { sha256, size, mime: trustedMime(mime, first), name: safeFileName(name) };
      } catch (error) {
        return failStore(error);
      } finally {
        await rm(upload, { force: true });
      }
    },
    async get(sha256, range) {
      if (!hashPattern.test(sha256) || !(await has(sha256))) throw new Refusal('file_not_found');
      return createReadStream(fileOf(sha256), range ?? {});
    },
    async remove(sha256) {
      await rm(fileOf(sha256), { force: true });
    },
    async sweep() {
      let removed = 0;
      for (const name of await readdir(uploads).catch(() => [])) {
        const file = path.join(uploads, name);
        const info = await stat(file).catch(() => undefined);
        if (!info || Date.now() - info.mtimeMs < dayMs) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

interface Received {
  readonly sha256: string;
  readonly size: number;
  readonly first: Uint8Array;
}

/** Writes a stream to a file, never more than `maxBytes`, and waits until the disk has it. */
async function receive(stream: AsyncIterable<Uint8Array>, target: string, maxBytes: number): Promise<Received> {
  const hash = createHash('sha256');
  const file = await open(target, 'wx', 0o600);
  let size = 0;
  let first = Buffer.alloc(0);
  try {
    for await (const chunk of incoming(stream)) {
      size += chunk.length;
      if (size > maxBytes) throw new Refusal('upload_too_large', { most: maxBytes });
      if (first.length < sniffLength) first = Buffer.concat([first, chunk.subarray(0, sniffLength)]);
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size, first };
}

/** The sender's own failure is a refusal; that of the disk is trouble. */
async function* incoming(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = stream[Symbol.asyncIterator]();
  let whole = false;
  try {
    for (;;) {
      const next = await source.next().catch((error: unknown) => {
        throw error instanceof Refusal ? error : new Refusal('upload_incomplete');
      });
      whole = next.done === true;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    if (!whole) await source.return?.().catch(() => undefined);
  }
}

function failStore(error: unknown): never {
  if (error instanceof Refusal || !(error instanceof Error) || !('syscall' in error)) throw error;
  throw new Trouble('file_store_failed', {}, { cause: error });
}
