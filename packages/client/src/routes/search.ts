import type { CallOptions, Sender } from '../send.ts';

/** A record that was found. */
export interface FoundRecord {
  readonly entity: string;
  readonly id: string;
  readonly title: string | null;
  /** The field in which the first word stands, and what stands there. */
  readonly field: string;
  readonly value: string | null;
  /** The larger the better. */
  readonly rank: number;
}

export interface SearchQuery {
  readonly q: string;
  readonly entity?: string;
  /** Most records of one entity; 5 unless told. */
  readonly limit?: number;
}

/** Records over all entities, best first. */
export function searchRoute({ send }: Sender) {
  return async (query: SearchQuery, options: CallOptions = {}): Promise<readonly FoundRecord[]> =>
    (
      await send<{ items: readonly FoundRecord[] }>({
        method: 'GET',
        path: ['search'],
        query: { ...query },
        ...options,
      })
    ).body.items;
}
