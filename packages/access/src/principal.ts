import type { Locale } from '@tessera/std';

/** What a person may do beside working with records. */
export type Capability = 'design' | 'administer' | 'shareViews';

/** Whoever asks: made once per request by identity, never changed. */
export interface Principal {
  readonly userId: string;
  readonly name: string;
  /** Ids of roles. */
  readonly roles: readonly string[];
  readonly capabilities: readonly Capability[];
  readonly managerId: string | null;
  readonly departmentId: string | null;
  readonly locale: Locale;
  /** IANA zone. */
  readonly timeZone: string;
  readonly sessionId: string | null;
  readonly keyId: string | null;
}

/** The role that may do everything; shipped by identity. */
export const administratorRole = 'sys.admin';
