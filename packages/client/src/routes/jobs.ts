import type { CallOptions, Sender } from '../send.ts';

/** Long work: an import, an export, a slow publish. */
export interface Job {
  readonly id: string;
  readonly kind?: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** 0 to 1, where it can be told. */
  readonly progress?: number | null;
  readonly result?: unknown;
  readonly problem?: { readonly code: string; readonly detail: string } | null;
  readonly [member: string]: unknown;
}

export function jobRoutes({ send }: Sender) {
  return {
    get: async (id: string, options: CallOptions = {}): Promise<Job> =>
      (await send<Job>({ method: 'GET', path: ['jobs', id], ...options })).body,
    cancel: async (id: string): Promise<void> => {
      await send({ method: 'POST', path: ['jobs', id, 'cancel'] });
    },
  };
}
