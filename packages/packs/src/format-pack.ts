import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatDocument } from './format-document.ts';
import { loadPack } from './load-pack.ts';

/**
 * Writes every document of a pack in its canonical spelling. With `write: false` nothing is written.
 * @returns the files that were not canonical
 */
export async function formatPack(folder: string, { write }: { readonly write: boolean }): Promise<readonly string[]> {
  const { pack, documents } = await loadPack(folder);
  const changed: string[] = [];
  for (const { file, document } of [{ file: 'pack.json', document: pack }, ...documents]) {
    const target = path.join(folder, file);
    const text = `${JSON.stringify(formatDocument(document), null, 2)}\n`;
    if ((await readFile(target, 'utf8')).replaceAll('\r\n', '\n') === text) continue;
    changed.push(file);
    if (write) await writeFile(target, text);
  }
  return changed;
}
