import { formNesting } from '@tessera/model';
import type { FormClip } from '../edits/form-clip.ts';

const store = 'tessera.designer.clip';

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was copied last, in any tab of the designer; undefined for nothing, or nothing that can be read. */
export function readClip(): FormClip | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(store) ?? 'null');
    if (!isTree(found) || !isTree(found['items']) || !isTree(found['fields'])) return undefined;
    const known = Object.values(found['items']).every((item) => isTree(item) && String(item['type']) in formNesting);
    return known ? (found as unknown as FormClip) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a clip for pasting, here or in another form. Answers whether it was kept. */
export function writeClip(clip: FormClip): boolean {
  try {
    localStorage.setItem(store, JSON.stringify(clip));
    return true;
  } catch {
    return false;
  }
}
