import { compileSql, param, slot, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import type { StoredFile } from './file-store.ts';

/** An uploaded file as records refer to it. */
export interface FileRecord extends StoredFile {
  readonly id: string;
  /** The user who uploaded it. */
  readonly createdBy: string | null;
  readonly createdAt: string;
  /** When a record first referred to it; null while it only lies in a form. */
  readonly linkedAt: string | null;
}

export interface NewFile extends StoredFile {
  readonly id: string;
  readonly createdBy: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
}

const columns = sql`id, sha256, name, size::float8 as size, mime, created_by as "createdBy", created_at as "createdAt", linked_at as "linkedAt"`;

const read = compileSql(sql`select ${columns} from tessera.file where id = any(${slot('ids', 'uuid[]')})`, 'file_read');

/** Notes an uploaded file. */
export async function addFile(queryable: Queryable, file: NewFile): Promise<void> {
  await queryable.query(sql`
    insert into tessera.file (id, sha256, name, size, mime, created_by, created_at)
    values (${param(file.id, 'uuid')}, ${param(file.sha256, 'text')}, ${param(file.name, 'text')}, ${param(file.size, 'bigint')},
      ${param(file.mime, 'text')}, ${param(file.createdBy, 'uuid')}, ${param(file.createdAt, 'timestamptz')})`);
}

/** The files of these ids, in their order; what does not exist is left out. */
export async function readFiles(queryable: Queryable, ids: readonly string[]): Promise<readonly FileRecord[]> {
  const { rows } = await queryable.query<FileRecord>(read.bind({ ids }));
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Says that a record refers to these files, so that the sweep leaves them alone. */
export async function linkFiles(queryable: Queryable, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await queryable.query(sql`
    update tessera.file set linked_at = ${param(at, 'timestamptz')} where id = any(${param(ids, 'uuid[]')}) and linked_at is null`);
}

/**
 * Forgets files that were uploaded before `before` and that no record ever referred to.
 * @returns the hashes no file refers to any more: their bytes may go
 */
export async function sweepFiles(queryable: Queryable, before: string): Promise<readonly string[]> {
  const { rows } = await queryable.query<{ sha256: string }>(sql`
    with gone as (
      delete from tessera.file where linked_at is null and created_at < ${param(before, 'timestamptz')} returning id, sha256)
    select distinct sha256 from gone
    where not exists (
      select 1 from tessera.file kept where kept.sha256 = gone.sha256 and kept.id not in (select id from gone))`);
  return rows.map((row) => row.sha256);
}
