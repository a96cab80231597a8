import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '@tessera/database';
import type { FileStore } from '@tessera/files';
import type { Flow } from '@tessera/flow';
import type { Identity } from '@tessera/identity';
import type { Insight } from '@tessera/insight';
import type { LoadedPack, Packs } from '@tessera/packs';
import type { Publishing } from '@tessera/publish';
import type { Records } from '@tessera/records';
import type { Clock, NewId } from '@tessera/std';
import type { Imports } from '@tessera/transfer';
import type { SavedViews } from '@tessera/views';

/** Folders of the built screens; undefined where they are not built. */
export interface SiteFolders {
  readonly workspace?: string | undefined;
  readonly designer?: string | undefined;
}

/** What the HTTP edge is wired to by the door. */
export interface ApiDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly identity: Identity;
  readonly publishing: Publishing;
  readonly records: Records;
  readonly flow: Flow;
  readonly insight: Insight;
  readonly savedViews: SavedViews;
  readonly files: FileStore;
  readonly imports: Imports;
  readonly packs: Packs;
  /** A pack that comes with the product, by id. */
  readonly shippedPack: (id: string) => Promise<LoadedPack | undefined>;
  readonly shippedPackIds: readonly string[];
  readonly logger?: FastifyBaseLogger;
  /** Address people use, without a trailing slash; https makes cookies Secure. Undefined: whatever Host says, plain http. */
  readonly publicUrl?: string | undefined;
  readonly site?: SiteFolders;
  /** Version of the program, for the OpenAPI document. */
  readonly version: string;
  readonly limits?: Partial<ApiLimits>;
}

/** How much one caller and one request may take. */
export interface ApiLimits {
  /** Requests of one session, key or address per minute. */
  readonly requestsPerMinute: number;
  /** Attempts to sign in from one address per minute. */
  readonly signInsPerMinute: number;
  /** Bytes of a JSON body. */
  readonly bodyBytes: number;
  /** Milliseconds the event loop may lag before requests are turned away. */
  readonly eventLoopDelayMs: number;
}

export const standardLimits: ApiLimits = {
  requestsPerMinute: 60_000,
  signInsPerMinute: 30,
  bodyBytes: 8 * 1024 * 1024,
  eventLoopDelayMs: 2_000,
};
