import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Something with a place among its siblings. */
export interface Ordered {
  readonly order?: string | undefined;
}

/** Compares two keyed items: `order` bytewise, then key; an item without order comes last. */
export function compareOrder(a: readonly [string, Ordered], b: readonly [string, Ordered]): number {
  const left = a[1].order ?? '~';
  const right = b[1].order ?? '~';
  if (left !== right) return left < right ? -1 : 1;
  return a[0] === b[0] ? 0 : a[0] < b[0] ? -1 : 1;
}

/** The entries of a keyed collection in their order. */
export function sortedEntries<T extends Ordered>(collection: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(collection ?? {}).sort(compareOrder);
}

/** The keys of a keyed collection in their order. */
export function sortedKeys(collection: Readonly<Record<string, Ordered>> | undefined): string[] {
  return sortedEntries(collection).map(([key]) => key);
}

/** Whether a hand-written `order` leaves room for neighbours. */
export function isFractional(order: string): boolean {
  try {
    generateKeyBetween(order, null);
    return true;
  } catch {
    return false;
  }
}

/**
 * A value of `order` between two neighbours; null is the end of the row.
 * Neighbours that are equal, disordered or not fractional keys: a value after the first.
 */
export function orderBetween(before: string | null, after: string | null): string {
  const left = before !== null && isFractional(before) ? before : null;
  const right = after !== null && isFractional(after) ? after : null;
  if (before !== null && left === null) return `${before}V`;
  return generateKeyBetween(left, left !== null && right !== null && left >= right ? null : right);
}

/** `count` values of `order` from the start of a row. */
export function ordersFromStart(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}
