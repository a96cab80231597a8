import { locales } from '@tessera/std';
import type { FieldDocument } from '@tessera/model';

/** A header or label without case, width, space and punctuation. */
export function bareName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./()（）:：*]+/g, '');
}

/**
 * The field each header names, by label in either language or by key; undefined where none does.
 * A field is given away once: the first header gets it.
 */
export function matchHeaders(
  headers: readonly string[],
  fields: ReadonlyMap<string, FieldDocument>,
): (string | undefined)[] {
  const byName = new Map<string, string>();
  for (const [key, field] of fields) {
    for (const name of [...locales.map((locale) => field.label[locale] ?? ''), key]) {
      const bare = bareName(name);
      if (bare !== '' && !byName.has(bare)) byName.set(bare, key);
    }
  }
  const taken = new Set<string>();
  return headers.map((header) => {
    const key = byName.get(bareName(header));
    if (key === undefined || taken.has(key)) return undefined;
    taken.add(key);
    return key;
  });
}

/** The known names most like an unknown one (same characters in other spacing, or few edits), best first. */
export function suggestNames(unknown: string, known: readonly string[], most = 3): string[] {
  const bare = bareName(unknown);
  return known
    .map((name) => ({ name, distance: editDistance(bare, bareName(name)) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(Math.max(bare.length, name.length) / 4)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Levenshtein distance by code points. */
function editDistance(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  let row = right.map((_, index) => index + 1);
  left.forEach((char, i) => {
    let diagonal = i;
    let before = i + 1;
    row = row.map((above, j) => {
      const cost = Math.min(above + 1, before + 1, diagonal + (char === right[j] ? 0 : 1));
      diagonal = above;
      before = cost;
      return cost;
    });
  });
  return row.at(-1) ?? left.length;
}
