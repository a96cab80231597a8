import type { Readable } from 'node:stream';
import type { Database, Tx } from '@tessera/database';
import type { RecordContext, Records } from '@tessera/records';
import type { Clock, Json, NewId } from '@tessera/std';

/** What transfer is built on; the door wires it. */
export interface TransferPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly records: Records;
  /** The bytes of an uploaded file. Refuses when there is none or it is not this person's. */
  readonly openFile: (id: string, user: string) => Promise<Readable>;
  /** The person as they are now (rights may have changed since a job was asked for), with the live plan. */
  readonly contextOf: (user: string, cause: RecordContext['cause']) => Promise<RecordContext>;
  /** Puts a background job into the queue; it is there only if the transaction commits. */
  readonly enqueue: (
    tx: Tx,
    job: { readonly kind: string; readonly input: Json; readonly owner: string },
  ) => Promise<string>;
  /** Makes a member without credentials; refuses when the caller may not. */
  readonly createMember: (ctx: RecordContext, name: string) => Promise<string>;
  /** Adds options to a field and publishes; answers label → option key. Refuses when the caller may not. */
  readonly createOptions: (
    ctx: RecordContext,
    entity: string,
    field: string,
    labels: readonly string[],
  ) => Promise<Readonly<Record<string, string>>>;
}

/** Tells how far long work is and whether to stop. */
export type Progress = (progress: {
  readonly phase: string;
  readonly done: number;
  readonly total?: number;
}) => Promise<{ readonly cancelled: boolean }>;
