import { pointerKeys } from '../check/sound-part.ts';

type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What goes below one value: `true` is the value itself. */
type Cut = true | Map<string, Cut>;

function cutsOf(paths: Iterable<string>): Map<string, Cut> {
  const root = new Map<string, Cut>();
  for (const path of paths) {
    const keys = pointerKeys(path);
    let at: Map<string, Cut> = root;
    for (const [index, key] of keys.entries()) {
      const known = at.get(key);
      if (known === true) break;
      if (index === keys.length - 1) at.set(key, true);
      else {
        const below = known ?? new Map<string, Cut>();
        at.set(key, below);
        at = below;
      }
    }
  }
  return root;
}

function prune(value: unknown, cut: Map<string, Cut>): unknown {
  const keep = ([key, inner]: readonly [string, unknown]): readonly [string, unknown][] => {
    const below = cut.get(key);
    if (below === true) return [];
    return [[key, below ? prune(inner, below) : inner]];
  };
  if (Array.isArray(value))
    return value.flatMap((inner, index) => keep([String(index), inner]).map(([, kept]) => kept));
  return isTree(value) ? Object.fromEntries(Object.entries(value).flatMap(keep)) : value;
}

/** A copy without the values at some JSON pointers; parts not named keep their identity. */
export function removePaths<T>(value: T, paths: Iterable<string>): T {
  const cut = cutsOf(paths);
  return cut.size === 0 ? value : (prune(value, cut) as T);
}
