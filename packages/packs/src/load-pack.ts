import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sortedEntries } from '@tessera/model';
import type { PackDocument, TesseraDocument } from '@tessera/schemas';
import { issue, pointer, Refusal } from '@tessera/std';
import type { LoadedPack, PackFile, SeedFile, SeedRow } from './loaded-pack.ts';

/** Largest file of a pack, in bytes. */
const largestFile = 16 * 1024 * 1024;

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function unreadable(file: string, reason: string): Refusal {
  return new Refusal('pack_unreadable', { file, reason }, [issue(pointer(file), 'pack_unreadable', { file, reason })]);
}

/** A JSON object from a file below the folder. */
async function readObject(folder: string, file: string): Promise<Record<string, unknown>> {
  const text = await readFile(path.join(folder, file), 'utf8').catch(() => {
    throw unreadable(file, 'missing');
  });
  if (text.length > largestFile) throw unreadable(file, 'too large');
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // falls through to the refusal
  }
  throw unreadable(file, 'not a JSON object');
}

/** Every .json of the pack but pack.json and what is below data/, with forward slashes, sorted. */
async function documentFiles(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(path.join(folder, below), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return file === 'data' || entry.name.startsWith('.') ? [] : documentFiles(folder, file);
      return entry.isFile() && entry.name.endsWith('.json') && file !== 'pack.json' ? [file] : [];
    }),
  );
  return found.flat().sort();
}

async function readSeeds(folder: string, pack: PackDocument): Promise<SeedFile[]> {
  return Promise.all(
    sortedEntries(pack.seeds).map(async ([key, { entity, file, mode, locale }]) => {
      if (file.split('/').includes('..')) throw unreadable(file, 'outside of the pack');
      const rows = (await readObject(folder, file)) as Record<string, SeedRow>;
      return { key, entity, file, mode, locale, rows };
    }),
  );
}

/**
 * Reads a pack from its folder: pack.json, one document per other .json, and the seed files pack.json names.
 * The shapes are checked by `validatePack`, not here. Refuses with pack_missing or pack_unreadable.
 */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const files = await documentFiles(folder).catch(() => {
    throw new Refusal('pack_missing', { folder });
  });
  const pack = await readObject(folder, 'pack.json');
  if (pack['kind'] !== 'pack') throw unreadable('pack.json', 'not a pack document');
  const documents = await Promise.all(
    files.map(async (file): Promise<PackFile> => {
      const document = await readObject(folder, file);
      if (typeof document['kind'] !== 'string' || typeof document['id'] !== 'string')
        throw unreadable(file, 'no kind and id');
      return { file, document: document as unknown as TesseraDocument };
    }),
  );
  const document = pack as unknown as PackDocument;
  return { pack: document, documents, seeds: await readSeeds(folder, document) };
}
