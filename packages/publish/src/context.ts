import type { Database } from '@tessera/database';
import type { FieldKinds } from '@tessera/model';
import type { FieldStores } from '@tessera/plan';
import type { TesseraDocument } from '@tessera/schemas';
import type { Clock } from '@tessera/std';
import type { Place } from './place.ts';
import type { SchemaCheck } from './schema-check.ts';

/** What publishing is built on. */
export interface PublishingOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly kinds: FieldKinds;
  readonly stores: FieldStores;
  /** Documents of the program, part of every release without being stored in one. */
  readonly systemDocuments: readonly TesseraDocument[];
  /** IANA zone of the tenant. */
  readonly timeZone: string;
  readonly place?: Place;
}

/** The options, completed: what every part of publishing passes along. */
export interface PublishingContext extends Required<PublishingOptions> {
  readonly checkSchema: SchemaCheck;
}

export const mainLive: Place = { base: 'main', environment: 'live' };

/** A moment as Postgres reads it. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
