import { sql } from '@tessera/database';
import type { Database } from '@tessera/database';
import type { EntityDocument } from '@tessera/schemas';
import { checkTables } from './check-tables.ts';
import type { Retired } from './check-tables.ts';
import type { Acknowledged } from './kill-load.ts';

/** Rows that are lost, or half written. */
export async function inspectRows(database: Database, known: Acknowledged): Promise<string[]> {
  const { rows } = await database.query<{ id: string; title: string }>(sql`select id, title from main_live.x_note`);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const lost = [...known.titles].flatMap(([id, allowed]) => {
    const title = titles.get(id);
    return title !== undefined && allowed.includes(title)
      ? []
      : [`record ${id} should say ${allowed.join(' or ')}, says ${String(title)}`];
  });
  const { rows: counts } = await database.query<{ what: string; count: string }>(
    sql`select 'records whose journal has another number of entries than they have versions' as what, count(*)::text as count from main_live.x_note n
          where n.version <> (select count(*) from tessera.change c where c.entity = 'x.note' and c.record = n.id)
        union all select 'journal entries without a record', count(*)::text from tessera.change c
          where c.entity = 'x.note' and not exists (select 1 from main_live.x_note n where n.id = c.record)
        union all select 'journal entries without an outbox entry', count(*)::text from tessera.change c
          where c.entity = 'x.note' and not exists (select 1 from tessera.outbox o where o.change_seq = c.seq)
        union all select 'outbox entries without a journal entry', count(*)::text from tessera.outbox o
          where o.change_seq is not null and not exists (select 1 from tessera.change c where c.seq = o.change_seq)
        union all select 'imports whose counts are not their rows', count(*)::text from tessera.import i
          where i.state = 'done' and ((i.counts ->> 'created')::int <> (select count(*) from tessera.import_row r where r.import_id = i.id and r.action = 'create')
            or (i.counts ->> 'created')::int <> (i.counts ->> 'rows')::int)
        union all select 'imported rows without a record', count(*)::text from tessera.import_row r
          where not exists (select 1 from main_live.x_note n where n.id = r.record)
        union all select 'rows written twice', count(*)::text from
          (select 1 from main_live.x_note group by replace(title, ' changed', '') having count(*) > 1) twice
        union all select 'jobs nobody works on', count(*)::text from tessera.job where state in ('queued', 'running')
        union all select 'imports without their job', count(*)::text from tessera.import i
          where i.state in ('checking', 'running', 'undoing') and not exists (select 1 from tessera.job j where j.id = i.job_id)`,
  );
  return [...lost, ...counts.filter(({ count }) => count !== '0').map(({ what, count }) => `${count} ${what}`)];
}

/** Releases that are not whole, and tables that are not what the live release wants once the draft has gone through. */
export async function inspectTables(
  database: Database,
  live: Readonly<Record<string, unknown>>,
  retired: Retired,
): Promise<string[]> {
  const { rows } = await database.query<{ what: string; count: string }>(
    sql`select 'releases missing between the first and the live one' as what, (e.release - (select count(*) from tessera.release))::text as count from tessera.environment e
        union all select 'releases without all their documents', count(*)::text from tessera.release r
          where (select count(*) from tessera.release_item i where i.no = r.no)
            <> (select count(distinct (c ->> 'kind', c ->> 'id')) from tessera.release o, jsonb_array_elements(o.changes) c where o.no <= r.no)
        union all select 'documents of a release that are not what their hash says', count(*)::text from tessera.release_item i
          left join tessera.document_version v on v.hash = i.hash where v.body is null or v.kind <> i.kind or v.id <> i.id
        union all select 'drafts that were published', count(*)::text from tessera.draft d
          join tessera.release_item i on i.kind = d.kind and i.id = d.id join tessera.environment e on e.release = i.no
          join tessera.document_version v on v.hash = i.hash where v.body = d.body`,
  );
  const entity = (live['document'] ?? live) as EntityDocument;
  const found = await checkTables(database, [entity], retired);
  return [...rows.filter(({ count }) => count !== '0').map(({ what, count }) => `${count} ${what}`), ...found];
}
