import { useEffect, useState } from 'react';

const store = 'tessera.folded';

function remembered(): Readonly<Record<string, boolean>> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(store) ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, boolean>) : {};
  } catch {
    return {};
  }
}

/**
 * Whether a section is folded, as this person left it; `initial` until they did. `place` names person, form and section.
 * What `mustOpen` opens stays open until it is folded again, and is not remembered.
 */
export function useFolded(
  place: string,
  initial: boolean,
  mustOpen: boolean,
): readonly [boolean, (folded: boolean) => void] {
  const [folded, setFolded] = useState(() => remembered()[place] ?? initial);
  useEffect(() => {
    if (mustOpen) setFolded(false);
  }, [mustOpen]);
  const fold = (next: boolean): void => {
    setFolded(next);
    try {
      localStorage.setItem(store, JSON.stringify({ ...remembered(), [place]: next }));
    } catch {
      // Without storage it is remembered until the page is left.
    }
  };
  return [folded, fold];
}
