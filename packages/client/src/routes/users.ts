import type { CallOptions, Sender } from '../send.ts';
import type { Page } from './records.ts';

/** A member, as an administrator sees one. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  /** Document ids of roles. */
  readonly roles: readonly string[];
  readonly manager: { readonly id: string; readonly title: string } | null;
  readonly state: 'active' | 'invited' | 'noCredentials' | 'disabled';
  readonly [member: string]: unknown;
}

export interface UserInput {
  readonly name?: string;
  readonly email?: string | null;
  readonly mobile?: string | null;
  readonly roles?: readonly string[];
  /** Id of the manager. */
  readonly manager?: string | null;
}

/** A one-time link; shown once. */
export interface InvitationLink {
  readonly link: string;
  /** ISO, UTC. */
  readonly expiresAt?: string;
}

export function userRoutes({ send }: Sender) {
  return {
    list: async (
      query: { readonly search?: string; readonly cursor?: string; readonly limit?: number } = {},
      options: CallOptions = {},
    ): Promise<Page<User>> =>
      (await send<Page<User>>({ method: 'GET', path: ['users'], query: { ...query }, ...options })).body,
    create: async (input: UserInput & { readonly name: string }): Promise<User> =>
      (await send<User>({ method: 'POST', path: ['users'], body: input })).body,
    update: async (id: string, patch: UserInput): Promise<User> =>
      (await send<User>({ method: 'PATCH', path: ['users', id], body: patch })).body,
    /** A fresh one-time link, valid 24 hours; older ones stop working. */
    invite: async (id: string): Promise<InvitationLink> =>
      (await send<InvitationLink>({ method: 'POST', path: ['users', id, 'invite'] })).body,
    /** Ends all sessions and refuses new ones. */
    disable: async (id: string): Promise<User> =>
      (await send<User>({ method: 'POST', path: ['users', id, 'disable'] })).body,
    enable: async (id: string): Promise<User> =>
      (await send<User>({ method: 'POST', path: ['users', id, 'enable'] })).body,
  };
}
