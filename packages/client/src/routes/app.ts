import type { JsonObject } from '@tessera/std';
import type { CallOptions, Sender } from '../send.ts';

/** The live release as this person may see it: the documents a screen renders from, trimmed. */
export interface AppAnswer {
  readonly release: number;
  readonly documents: readonly JsonObject[];
  readonly [member: string]: unknown;
}

export function appRoutes({ send }: Sender) {
  return {
    get: async (options: CallOptions = {}): Promise<AppAnswer> => (await send<AppAnswer>({ method: 'GET', path: ['app'], ...options })).body,
  };
}
