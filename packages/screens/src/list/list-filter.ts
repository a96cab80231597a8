/** Values of quick filters by field key. */
export type QuickValues = Readonly<Record<string, unknown>>;

/** Whether a quick filter asks for anything. */
export function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => item !== null && item !== '');
  return value !== null && value !== undefined && value !== '';
}

/** Quick filters out of an address; what it does not say properly, or may not be asked, counts for nothing. */
export function readQuick(text: string | undefined, readable: (key: string) => boolean): QuickValues {
  if (text === undefined || text === '') return {};
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(Object.entries(found).filter(([key]) => readable(key)));
  } catch {
    return {};
  }
}

/** Conditions that must all hold; empty ones do not count. */
export function allOf(...filters: readonly (string | undefined)[]): string | undefined {
  const given = filters.map((text) => text?.trim() ?? '').filter((text) => text !== '');
  if (given.length < 2) return given[0];
  return given.map((text) => `(${text})`).join(' && ');
}

/** Sort keys as the record API takes them. */
export function sortText(
  sort: readonly { readonly column: string; readonly descending: boolean }[],
): readonly string[] {
  return sort.map(({ column, descending }) => (descending ? `-${column}` : column));
}

/** Sort keys as the grid takes them. */
export function sortFrom(keys: readonly string[] | undefined): { column: string; descending: boolean }[] {
  return (keys ?? [])
    .filter(Boolean)
    .map((key) =>
      key.startsWith('-') ? { column: key.slice(1), descending: true } : { column: key, descending: false },
    );
}
