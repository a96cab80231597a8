import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What Vite writes about one file it built. */
interface Entry {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
}

/** One script the browser fetches. */
export interface Chunk {
  readonly file: string;
  /** Bytes on the wire. */
  readonly gzip: number;
}

/** A screen somebody sees first, the pages its code stands for, and how much script it may take. */
export interface FirstLoad {
  readonly name: string;
  /** Folder of the built app. */
  readonly dist: string;
  /** The entry and the lazily fetched pages that are on screen then; each a source file, or part of a bigger chunk. */
  readonly roots: readonly string[];
  /** Bytes. */
  readonly budget: number;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The first screens of both apps. */
export const firstLoads: readonly FirstLoad[] = [
  {
    name: 'workspace: sign-in to the first list',
    dist: path.join(root, 'apps/workspace/dist'),
    roots: ['index.html', 'src/workspace.tsx', 'src/pages/entity-list-page.tsx'],
    // The goal is 250 kB.
    budget: 260_000,
  },
  {
    name: 'designer: sign-in to its home',
    dist: path.join(root, 'apps/designer/dist'),
    roots: ['index.html', 'src/designer.tsx', 'src/home/home-page.tsx'],
    budget: 400_000,
  },
];

/** The scripts a first screen fetches: what its roots import, and what that imports; heaviest first. */
export function staticChunks({ dist, roots }: FirstLoad): readonly Chunk[] {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Entry>;
  const seen = new Set<string>();
  const walk = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) walk(next);
  };
  // A page that shares its chunk with the entry has no key of its own.
  for (const key of roots) if (manifest[key]) walk(key);
  const files = [...seen].flatMap((key) => manifest[key]?.file ?? []).filter((file) => file.endsWith('.js'));
  return [...new Set(files)]
    .map((file) => ({ file, gzip: gzipSync(readFileSync(path.join(dist, file))).length }))
    .sort((a, b) => b.gzip - a.gzip);
}

/** Bytes of script of all chunks. */
export function totalOf(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { gzip }) => sum + gzip, 0);
}
