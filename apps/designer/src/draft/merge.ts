import type { TesseraDocument } from '@tessera/schemas';
import { sameJson } from '@tessera/std';
import type { ConflictItem } from './draft-state.ts';

/** What two people made of one document, item by item; `merged` holds theirs where only people can tell. */
export interface Merge {
  readonly merged: TesseraDocument | undefined;
  readonly conflicts: readonly ConflictItem[];
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Merges my edits and theirs, both made from `base`; undefined is no document. Where a card stands nobody is asked: the last one to move it wins. */
export function mergeDocument(
  base: TesseraDocument | undefined,
  mine: TesseraDocument | undefined,
  theirs: TesseraDocument | undefined,
): Merge {
  const conflicts: ConflictItem[] = [];
  const merged = mergeValue(base, mine, theirs, [], conflicts);
  return { merged: merged as TesseraDocument | undefined, conflicts };
}

function mergeValue(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: readonly string[],
  conflicts: ConflictItem[],
): unknown {
  if (sameJson(mine ?? null, theirs ?? null) || sameJson(base ?? null, mine ?? null)) return theirs;
  if (sameJson(base ?? null, theirs ?? null)) return mine;
  if (path.at(-1) === 'position') return mine;
  if (!isTree(mine) || !isTree(theirs) || mine['kind'] !== theirs['kind']) {
    conflicts.push({ path, base, mine, theirs });
    return theirs;
  }
  const start: Tree = isTree(base) ? base : {};
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const entries = [...keys].map(
    (key) => [key, mergeValue(start[key], mine[key], theirs[key], [...path, key], conflicts)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
