import type { Locale } from '@tessera/std';
import type { CallOptions, Sender } from '../send.ts';

/** The person who is signed in. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email?: string | null;
  readonly mobile?: string | null;
  readonly locale?: Locale | null;
  /** IANA name. */
  readonly timeZone?: string | null;
  /** Document ids of roles. */
  readonly roles: readonly string[];
  /** `design`: change documents and publish; `administer`: manage people; `shareViews`: share own views. */
  readonly capabilities: readonly ('design' | 'administer' | 'shareViews')[];
  readonly managerId?: string | null;
  readonly departmentId?: string | null;
  /** Whether anybody reports to them. */
  readonly leads?: boolean;
  /** Ids, where a rule of the release names these people. */
  readonly subordinates?: readonly string[];
  readonly departmentMembers?: readonly string[];
}

/** Who is signed in, or nobody. */
export interface Session {
  readonly user: Me | null;
  /** When the session ends at the latest (ISO, UTC). */
  readonly expiresAt?: string;
  /** The person came by a one-time link and has no password yet. */
  readonly needsPassword?: boolean;
}

export function sessionRoutes(sender: Sender) {
  const { send } = sender;
  return {
    /** The current session; nobody signed in is `{user: null}`, not an error. */
    get: async (options: CallOptions = {}): Promise<Session> =>
      (await send<Session>({ method: 'GET', path: ['session'], ...options })).body,
    signIn: async (login: string, password: string): Promise<Session> =>
      (await send<Session>({ method: 'POST', path: ['session'], body: { login, password } })).body,
    /** Exchanges a one-time sign-in link; the token works once. */
    signInWithLink: async (token: string): Promise<Session> =>
      (await send<Session>({ method: 'POST', path: ['session', 'link'], body: { token } })).body,
    /** Accepts an invitation: sets the password and signs in. */
    acceptInvitation: async (token: string, password: string): Promise<Session> =>
      (await send<Session>({ method: 'POST', path: ['session', 'invitation'], body: { token, password } })).body,
    signOut: async (): Promise<void> => {
      await send({ method: 'DELETE', path: ['session'] });
    },
  };
}

export function meRoutes(sender: Sender) {
  const { send } = sender;
  return {
    get: async (options: CallOptions = {}): Promise<Me> =>
      (await send<Me>({ method: 'GET', path: ['me'], ...options })).body,
    update: async (patch: {
      readonly name?: string;
      readonly locale?: Locale;
      readonly timeZone?: string;
    }): Promise<Me> => (await send<Me>({ method: 'PATCH', path: ['me'], body: patch })).body,
    /** `current` may be left out by somebody who has no password yet. */
    setPassword: async (password: string, current?: string): Promise<void> => {
      await send({
        method: 'POST',
        path: ['me', 'password'],
        body: current === undefined ? { password } : { password, current },
      });
    },
  };
}
