import path from 'node:path';
import type { Principal } from '@tessera/access';
import { param, raw, sql } from '@tessera/database';
import { fieldKinds } from '@tessera/fields/kind';
import { fieldStores } from '@tessera/fields/store';
import { createIdentity, identityDocuments, identityMigrations } from '@tessera/identity';
import { journalMigrations } from '@tessera/journal';
import type { FieldStores } from '@tessera/plan';
import { createPublishing, currentReleaseSql, publishMigrations } from '@tessera/publish';
import { queueMigrations } from '@tessera/queue';
import { createRecords, recordMigrations } from '@tessera/records';
import { fixedClock, Refusal, uuidv7Maker } from '@tessera/std';
import { testDatabase } from '@tessera/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPacks } from './create-packs.ts';
import { loadPack } from './load-pack.ts';
import { packMigrations } from './migrations.ts';

const folder = path.join(import.meta.dirname, '../../../templates/crm-core');

/** Files belong to a package of their own; seeds bring none. */
const fileTable = {
  id: 'file-0001',
  sql: 'create table tessera.file (id uuid primary key, created_by uuid, linked_at timestamptz)',
};
const migrations = [
  ...identityMigrations,
  fileTable,
  ...journalMigrations,
  ...queueMigrations,
  ...recordMigrations,
  ...publishMigrations,
  ...packMigrations,
];

async function openBase() {
  const { database, close } = await testDatabase({ migrations });
  const clock = fixedClock(Date.UTC(2026, 2, 1, 8));
  const newId = uuidv7Maker(clock);
  const identity = createIdentity({ database, clock, newId, currentRelease: currentReleaseSql() });
  const publishing = createPublishing({
    database,
    clock,
    kinds: fieldKinds,
    stores: fieldStores as unknown as FieldStores,
    systemDocuments: identityDocuments,
    timeZone: 'Asia/Shanghai',
  });
  const records = createRecords({ database, clock, newId, cursorKey: new Uint8Array(32).fill(7) });
  const packs = createPacks({
    database,
    clock,
    newId,
    kinds: fieldKinds,
    publishing,
    records,
    directory: identity.directory,
  });
  const { id } = await identity.ensureAdministrator();
  const principal: Principal = {
    userId: id,
    name: '管理员',
    roles: ['sys.admin'],
    capabilities: ['design', 'administer'],
    managerId: null,
    departmentId: null,
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    sessionId: null,
    keyId: null,
  };
  const count = async (table: string): Promise<number> => {
    const { rows } = await database.query<{ count: number }>(
      sql`select count(*)::int as count from ${raw(table)} where deleted_at is null`,
    );
    return rows[0]?.count ?? 0;
  };
  const context = async () => ({
    plan: await publishing.plans.current(),
    principal,
    now: BigInt(clock.now()) * 1000n,
    cause: { kind: 'api' as const },
  });
  return { database, close, publishing, records, packs, principal, count, context };
}

type Base = Awaited<ReturnType<typeof openBase>>;

const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : String(error));

describe('the core pack with demo rows', () => {
  let base: Base;
  beforeAll(async () => {
    base = await openBase();
    await base.packs.install(await loadPack(folder), { principal: base.principal, locale: 'zh-CN', demo: true });
  });
  afterAll(() => base.close());

  test('is installed once, with its documents in one release', async () => {
    expect(await base.packs.list()).toMatchObject([{ id: 'crm.core', version: '1.0.0', complete: true }]);
    const { current, items } = await base.publishing.releases.list();
    expect([current, items.length]).toEqual([1, 1]);
    const again = base.packs.install(await loadPack(folder), {
      principal: base.principal,
      locale: 'zh-CN',
      demo: true,
    });
    expect(await again.catch(codeOf)).toBe('pack_installed');
  });

  test('fills every table, records placed in every state, links and days resolved', async () => {
    expect(await base.count('main_live.crm_account')).toBeGreaterThanOrEqual(40);
    expect(await base.count('main_live.crm_contact')).toBeGreaterThanOrEqual(90);
    expect(await base.count('main_live.crm_opportunity')).toBeGreaterThanOrEqual(100);
    const { rows } = await base.database.query<{ stage: string; late: number; closed: number }>(
      sql`select stage, count(*) filter (where expected_close_date < '2026-03-01')::int as late,
            count(*) filter (where close_date between '2025-02-01' and '2026-03-01')::int as closed
          from main_live.crm_opportunity group by stage order by stage`,
    );
    expect(rows.map(({ stage }) => stage)).toEqual([
      'engaging',
      'lost',
      'negotiation',
      'proposal',
      'prospecting',
      'won',
    ]);
    expect(rows.find(({ stage }) => stage === 'won')?.closed).toBeGreaterThan(20);
    expect(rows.filter(({ stage, late }) => stage === 'proposal' && late > 0)).toHaveLength(1);
  });

  test('lists read it, and people are members without credentials', async () => {
    const answer = await base.records.list(await base.context(), 'crm.opportunityLine', { limit: 3 });
    const { items } = JSON.parse(answer) as { items: { product: { title: string } }[] };
    expect(items[0]?.product.title).toBeTruthy();
    const { rows } = await base.database.query<{ plain: boolean; managed: number }>(
      sql`select bool_and(password_hash is null) as plain, count(manager_id)::int as managed from tessera.sys_user where email like 'demo%@example.com'`,
    );
    expect(rows).toEqual([{ plain: true, managed: 5 }]);
  });

  test('leaves with one call but for what somebody worked with', async () => {
    const ctx = await base.context();
    const first = JSON.parse(await base.records.list(ctx, 'crm.account', { limit: 2, sort: 'name' })) as {
      items: { id: string }[];
    };
    const [changed, used] = first.items.map(({ id }) => id);
    await base.records.update(ctx, 'crm.account', changed ?? '', { level: 'key', address: '改过' }, { ifMatch: '*' });
    const own = await base.records.create(ctx, 'crm.contact', { name: '自己的联系人', account: used });
    const { removed, kept } = await base.packs.removeDemo('crm.core', base.principal);
    expect(removed).toBeGreaterThan(650);
    const keptIds = kept.map(({ id }) => id);
    expect(keptIds).toEqual(expect.arrayContaining([changed, used]));
    const { rows } = await base.database.query<{ id: string }>(
      sql`select id from main_live.crm_account where deleted_at is null order by name`,
    );
    expect(rows.map(({ id }) => id).toSorted()).toEqual([changed ?? '', used ?? ''].toSorted());
    expect(await base.count('main_live.crm_opportunity')).toBe(0);
    const { rows: binned } = await base.database.query<{ count: number }>(
      sql`select count(*)::int as count from (select deleted_at from main_live.crm_account union all select deleted_at from main_live.crm_opportunity) r where deleted_at is not null`,
    );
    expect(binned).toEqual([{ count: 0 }]);
    const { rows: left } = await base.database.query<{ id: string }>(
      sql`select id from main_live.crm_contact where deleted_at is null and id = ${param(own.id, 'uuid')}`,
    );
    expect(left).toHaveLength(1);
    const owners = kept.filter(({ entity }) => entity === 'sys.user').length;
    expect(await base.count('tessera.sys_user')).toBe(1 + owners);
    expect(await base.packs.list()).toMatchObject([{ id: 'crm.core', demoRows: 0 }]);
    expect(await base.packs.removeDemo('crm.core', base.principal)).toEqual({ removed: 0, kept: [] });
  });
});

describe('installing', () => {
  let base: Base;
  beforeAll(async () => {
    base = await openBase();
  });
  afterAll(() => base.close());

  test('is refused while other changes are unpublished, and with errors in the pack', async () => {
    const pack = await loadPack(folder);
    const role = { kind: 'role', id: 'x.mine', schemaVersion: 1, label: { 'zh-CN': '我的' } } as const;
    await base.publishing.documents.save({
      kind: 'role',
      id: 'x.mine',
      document: role,
      expected: 'nothing',
      actor: null,
    });
    const request = { principal: base.principal, locale: 'en' as const, demo: true };
    expect(await base.packs.install(pack, request).catch(codeOf)).toBe('pack_draft_open');
    await base.publishing.documents.discard();
    const broken = { ...pack, documents: pack.documents.filter(({ document }) => document.id !== 'crm.account') };
    expect(await base.packs.install(broken, request).catch(codeOf)).toBe('pack_invalid');
    expect(await base.packs.list()).toEqual([]);
  });

  test('goes on where it was stopped', async () => {
    const pack = await loadPack(folder);
    const request = { principal: base.principal, locale: 'en' as const, demo: true };
    const at = pack.seeds.findIndex(({ key }) => key === 'leads_en');
    const stopped = pack.seeds.map((seed, index) =>
      index === at ? { ...seed, rows: { 'lead-001': { phone: 'not a number' } } } : seed,
    );
    const seeds = { ...pack, seeds: stopped };
    expect(await base.packs.install(seeds, request).catch(codeOf)).toBe('pack_invalid');
    await base.database.query(raw("alter table tessera.pack_seed add constraint stop check (entity <> 'crm.lead')"));
    await expect(base.packs.install(pack, request)).rejects.toThrow();
    expect(await base.packs.list()).toMatchObject([{ complete: false }]);
    await base.database.query(raw('alter table tessera.pack_seed drop constraint stop'));
    expect(await base.packs.install(pack, request)).toMatchObject({ complete: true, locale: 'en' });
    expect(await base.count('main_live.crm_lead')).toBe(32);
    expect(await base.count('tessera.sys_user')).toBe(9);
  });
});
