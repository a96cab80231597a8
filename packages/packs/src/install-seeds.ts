import type { Principal } from '@tessera/access';
import type { Plan } from '@tessera/plan';
import type { Locale } from '@tessera/std';
import type { LoadedPack, SeedFile, SeedRow } from './loaded-pack.ts';
import { addSeededRows, seededRows } from './pack-store.ts';
import type { SeededRow } from './pack-store.ts';
import type { PacksContext } from './ports.ts';
import { resolveRow } from './seed-value.ts';

/** On whose behalf rows are made, in which language, with demo rows or without. */
export interface SeedRequest {
  readonly principal: Principal;
  readonly locale: Locale;
  readonly demo: boolean;
}

const people = 'sys.user';
const departments = 'sys.department';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Records made so far, by external id. */
type Made = Map<string, string>;

interface Seeding {
  readonly context: PacksContext;
  readonly pack: LoadedPack;
  readonly plan: Plan;
  readonly request: SeedRequest;
  readonly made: Made;
}

function fill({ context, plan, made }: Seeding, row: SeedRow): Record<string, unknown> {
  return resolveRow(row, { now: context.clock.now(), timeZone: plan.timeZone }, (id) => made.get(id));
}

/** People and departments first get their id remembered, so that one who was added before a crash is found again. */
async function seedDirectory(seeding: Seeding, seed: SeedFile): Promise<void> {
  const { context, pack, made } = seeding;
  const { database, place, newId, directory } = context;
  const fresh = Object.keys(seed.rows).filter((id) => !made.has(id));
  const rows = fresh.map((externalId): SeededRow => ({
    externalId,
    entity: seed.entity,
    recordId: newId(),
    mode: seed.mode,
    version: 1,
  }));
  await addSeededRows(database, place, pack.pack.id, rows);
  for (const { externalId, recordId } of rows) made.set(externalId, recordId);
  for (const [externalId, row] of Object.entries(seed.rows)) {
    const values = fill(seeding, row);
    const id = made.get(externalId) ?? '';
    const name = textOf(values['name']) ?? externalId;
    if (seed.entity === departments) await directory.addDepartment({ id, name, parentId: textOf(values['parent']) });
    else {
      const roles = Array.isArray(values['roles']) ? values['roles'].map(String) : [];
      const manager = { managerId: textOf(values['manager']), departmentId: textOf(values['department']) };
      await directory.addPerson({ id, name, email: textOf(values['email']), roles, ...manager });
    }
  }
}

/** All rows of one file in one transaction; those made before are passed over. */
async function seedRecords(seeding: Seeding, seed: SeedFile): Promise<void> {
  const { context, pack, plan, request, made } = seeding;
  const { database, place, records, clock, newId } = context;
  const fresh = Object.entries(seed.rows).filter(([id]) => !made.has(id));
  if (fresh.length === 0) return;
  const ids = new Map(fresh.map(([externalId]) => [externalId, newId()]));
  await database.transaction(async (tx) => {
    const ctx = {
      plan,
      principal: request.principal,
      now: BigInt(clock.now()) * 1000n,
      cause: { kind: 'seed' as const, detail: { pack: pack.pack.id, version: pack.pack.version } },
      tx,
    };
    const known = (externalId: string) => made.get(externalId) ?? ids.get(externalId);
    const moment = { now: clock.now(), timeZone: plan.timeZone };
    for (const [externalId, row] of fresh) {
      const trusted = resolveRow(row, moment, known);
      await records.create(ctx, seed.entity, {}, { trusted, place: true, id: ids.get(externalId) ?? newId() });
    }
    const rows = fresh.map(([externalId]): SeededRow => ({
      externalId,
      entity: seed.entity,
      recordId: ids.get(externalId) ?? '',
      mode: seed.mode,
      version: 1,
    }));
    await addSeededRows(tx, place, pack.pack.id, rows);
  });
  for (const [externalId, id] of ids) made.set(externalId, id);
}

/** Makes the rows a pack brings for one language, file by file; an interrupted call can be made again. */
export async function installSeeds(
  context: PacksContext,
  pack: LoadedPack,
  plan: Plan,
  request: SeedRequest,
): Promise<void> {
  const before = await seededRows(context.database, context.place, pack.pack.id);
  const made: Made = new Map(before.map(({ externalId, recordId }) => [externalId, recordId]));
  const seeding: Seeding = { context, pack, plan, request, made };
  for (const seed of pack.seeds) {
    const isWanted = (seed.locale ?? request.locale) === request.locale && (seed.mode !== 'demo' || request.demo);
    if (!isWanted) continue;
    if (seed.entity === people || seed.entity === departments) await seedDirectory(seeding, seed);
    else await seedRecords(seeding, seed);
  }
}
