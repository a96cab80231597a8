import { param, sql } from '@tessera/database';
import type { RecordContext } from '@tessera/records';
import type { FileAnalysis } from './analyse.ts';
import type { ImportColumn, ImportSpec } from './import-spec.ts';
import { bareName } from './match-headers.ts';
import type { TransferPorts } from './ports.ts';

/** What a person decided for files with these headers, by header. */
interface SavedSettings extends Pick<ImportSpec, 'upsertBy' | 'place' | 'emptyClears'> {
  readonly columns: Readonly<Record<string, ImportColumn>>;
}

type Headers = Pick<FileAnalysis, 'columns'>;

/** A set of headers, in whatever order they stand. */
const headersOf = ({ columns }: Headers): string =>
  JSON.stringify([...new Set(columns.map(({ header }) => bareName(header)))].toSorted());

/** Remembers how a file was mapped, for the next one with its headers. */
export async function saveMapping(
  { database, clock }: Pick<TransferPorts, 'database' | 'clock'>,
  { plan, principal }: RecordContext,
  spec: ImportSpec,
  analysis: Headers,
): Promise<void> {
  const { upsertBy, place, emptyClears } = spec;
  const columns = Object.fromEntries(
    analysis.columns.map(({ header }, index) => [bareName(header), spec.columns[index] ?? {}]),
  );
  const settings = { columns, upsertBy, place, emptyClears };
  await database.query(
    sql`insert into tessera.import_mapping (base, environment, actor, entity, headers, settings, saved_at)
        values (${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(principal.userId, 'uuid')}, ${param(spec.entity, 'text')},
          ${param(headersOf(analysis), 'text')}, ${param(JSON.stringify(settings), 'jsonb')}, ${param(new Date(clock.now()).toISOString(), 'timestamptz')})
        on conflict (base, environment, actor, entity, headers) do update set settings = excluded.settings, saved_at = excluded.saved_at`,
  );
}

/** How this person mapped the last file with these headers, as far as its fields may still be imported; undefined: never. */
export async function savedMapping(
  { database }: Pick<TransferPorts, 'database'>,
  { plan, principal }: RecordContext,
  entity: string,
  analysis: Headers,
  fields: ReadonlySet<string>,
): Promise<Pick<ImportSpec, 'columns' | 'upsertBy' | 'place' | 'emptyClears'> | undefined> {
  const { rows } = await database.query<{ settings: SavedSettings }>(
    sql`select settings from tessera.import_mapping
        where base = ${param(plan.base, 'text')} and environment = ${param(plan.environment, 'text')} and actor = ${param(principal.userId, 'uuid')}
          and entity = ${param(entity, 'text')} and headers = ${param(headersOf(analysis), 'text')}`,
  );
  const settings = rows[0]?.settings;
  if (!settings) return undefined;
  const columns = analysis.columns.map(({ header, format }): ImportColumn => {
    const saved = settings.columns[bareName(header)];
    if (saved?.field === undefined || !fields.has(saved.field)) return {};
    // How this file is written is seen anew; who decided otherwise, decided for that file.
    return { ...saved, format };
  });
  const mapped = new Set(columns.flatMap(({ field }) => field ?? []));
  const { upsertBy, place, emptyClears } = settings;
  return {
    columns,
    ...(upsertBy !== undefined && mapped.has(upsertBy) && { upsertBy }),
    ...(place !== undefined && { place }),
    ...(emptyClears !== undefined && { emptyClears }),
  };
}
