import { param, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import { isUuid, Refusal } from '@tessera/std';
import type { ImportColumn, ImportCounts } from '../import-spec.ts';
import type { ImportState, Undone } from '../import-store.ts';
import type { Reading } from '../read-file.ts';

/** One table of a batch: which rows go into which entity. */
export interface BatchLoad {
  readonly entity: string;
  /** Id and name of the uploaded file. */
  readonly file: string;
  readonly fileName: string;
  readonly reading: Reading;
  readonly columns: readonly ImportColumn[];
  /** Rows expected, for the progress. */
  readonly rows: number;
  /** `create`: people nobody knows become members without credentials. Absent: the field stays empty. */
  readonly people?: 'create';
}

export type BatchState = 'planned' | 'running' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone';

/** What became of one load. */
export interface BatchImport {
  readonly id: string;
  readonly place: number;
  readonly state: ImportState;
  readonly counts: ImportCounts | null;
  readonly undone: Undone | null;
}

/** Tables that come in one after the other: what links to others after them. Undone as a whole. */
export interface ImportBatch {
  readonly id: string;
  readonly name: string;
  readonly state: BatchState;
  readonly jobId: string | null;
  readonly createdAt: string;
  readonly loads: readonly BatchLoad[];
  /** By the place of their load; those not begun are missing. */
  readonly imports: readonly BatchImport[];
}

const columns = sql`b.id, b.name, b.state, b.job_id as "jobId", b.created_at as "createdAt", b.loads,
  (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'place', i.batch_place, 'state', i.state, 'counts', i.counts, 'undone', i.undone) order by i.batch_place), '[]')
   from tessera.import i where i.batch_id = b.id) as imports`;

/** One batch of a person. Refuses batch_not_found. */
export async function readBatch(queryable: Queryable, id: string, actor: string): Promise<ImportBatch> {
  const { rows } = isUuid(id)
    ? await queryable.query<ImportBatch>(
        sql`select ${columns} from tessera.import_batch b where b.id = ${param(id, 'uuid')} and b.actor = ${param(actor, 'uuid')}`,
      )
    : { rows: [] };
  if (!rows[0]) throw new Refusal('batch_not_found');
  return rows[0];
}

/** The batches of a person, newest first. */
export async function listBatches(queryable: Queryable, actor: string): Promise<readonly ImportBatch[]> {
  const { rows } = await queryable.query<ImportBatch>(
    sql`select ${columns} from tessera.import_batch b where b.actor = ${param(actor, 'uuid')} order by b.created_at desc limit 20`,
  );
  return rows;
}

/** Moves a batch on, from one of the given states. Refuses import_busy when it is elsewhere. */
export async function moveBatch(
  queryable: Queryable,
  id: string,
  from: readonly BatchState[],
  to: BatchState,
  jobId?: string,
): Promise<void> {
  const { count } = await queryable.query(
    sql`update tessera.import_batch set state = ${param(to, 'text')}, job_id = coalesce(${param(jobId ?? null, 'uuid')}, job_id)
        where id = ${param(id, 'uuid')} and state = any(${param(from, 'text[]')})`,
  );
  if (count === 0) throw new Refusal('import_busy');
}
