import type { Database, Sql } from '@tessera/database';
import type { Clock, NewId } from '@tessera/std';

/** What identity is built on. */
export interface IdentityOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  /** A scalar sub-select: number of the live release, null before the first. Travels with every authentication. */
  readonly currentRelease: Sql;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long things last, in milliseconds. */
export const lifetimes = {
  sessionIdle: 7 * day,
  sessionAbsolute: 30 * day,
  invitation: 24 * hour,
  signInLink: hour,
  failureWindow: 15 * minute,
  seenEvery: minute,
} as const;

/** Failed sign-ins of one login within the window after which it waits. */
export const failuresAllowed = 8;

/** A moment as Postgres reads it. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
