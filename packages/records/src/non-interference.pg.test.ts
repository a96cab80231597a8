import { Refusal } from '@tessera/std';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordContext } from './context.ts';
import { openWorld, parse, parseRecord } from './testing/world.ts';
import type { World } from './testing/world.ts';

/**
 * Two bases that differ only in what the blind role may not read: margin of opportunities, secret and level of accounts,
 * and what bob does not own where he sees his own only. Whatever he asks, both must answer the same.
 */
let left: World;
let right: World;
const worlds = (): readonly World[] => [left, right];

async function fill(world: World, hidden: { margin: string; secret: string; level: string }): Promise<void> {
  const admin = world.as('boss', 'sys.admin');
  const account = await world.records.create(admin, 'crm.account', {
    name: '甲方',
    secret: hidden.secret,
    level: hidden.level,
  });
  for (let index = 0; index < 5; index += 1) {
    const margin = String(Number(hidden.margin) * (index % 2 === 0 ? 1 : -1) + index);
    const made = await world.records.create(admin, 'crm.opportunity', {
      title: `商机 ${index}`,
      amount: { amount: String(index * 10) },
      account: account.id,
      margin,
      owner: index < 2 ? world.people.bob : world.people.ann,
    });
    if (index === 1)
      await world.records.update(admin, 'crm.opportunity', made.id, { reason: '可见' }, { ifMatch: '*' });
  }
}

beforeAll(async () => {
  left = await openWorld();
  right = await openWorld();
  await fill(left, { margin: '1', secret: '5', level: 'a' });
  await fill(right, { margin: '9', secret: '77', level: 'b' });
  const admin = right.as('boss', 'sys.admin');
  right.advance(60_000);
  const first = parse(await right.records.list(admin, 'crm.opportunity', { sort: 'id', limit: 1 })).items[0];
  for (const margin of ['55', '56'])
    await right.records.update(
      { ...admin, now: admin.now + 1n },
      'crm.opportunity',
      String(first?.['id']),
      { margin },
      { ifMatch: '*' },
    );
  await right.records.create(admin, 'crm.contact', { name: '别人的', owner: right.people.ann });
  right.advance(-60_000);
});
afterAll(() => Promise.all(worlds().map((world) => world.close())));

/** Ids differ between the two bases: each is named after its first appearance. */
function anonymous(text: string): string {
  const names = new Map<string, string>();
  return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
    const name = names.get(id) ?? `#${names.size}`;
    names.set(id, name);
    return name;
  });
}

async function answer(
  work: (world: World, ctx: RecordContext) => Promise<unknown>,
  role = 'crm.blind',
): Promise<readonly string[]> {
  return Promise.all(
    worlds().map(async (world) => {
      const outcome = await work(world, world.as('bob', role)).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return { code: error.code, params: error.params, issues: error.issues };
      });
      return anonymous(typeof outcome === 'string' ? outcome : JSON.stringify(outcome)).replace(
        /"(next|seq)":"[^"]*"/g,
        '"$1":""',
      );
    }),
  );
}

const opportunities = 'crm.opportunity';
const firstOf = async (world: World): Promise<string> =>
  String(
    parse(await world.records.list(world.as('boss', 'sys.admin'), opportunities, { sort: 'id', limit: 1 })).items[0]?.[
      'id'
    ],
  );

describe('a field kept from a role', () => {
  test.each<[string, (world: World, ctx: RecordContext) => Promise<unknown>]>([
    ['list', (world, ctx) => world.records.list(ctx, opportunities, {})],
    [
      'list by amount with counts',
      (world, ctx) => world.records.list(ctx, opportunities, { sort: '-amount', count: 'exact', limit: 2 }),
    ],
    ['estimate', (world, ctx) => world.records.list(ctx, opportunities, { count: 'estimate', fields: 'title' })],
    ['expanded', (world, ctx) => world.records.list(ctx, opportunities, { expand: 'account,owner', fields: 'title' })],
    ['accounts', (world, ctx) => world.records.list(ctx, 'crm.account', {})],
    ['search', (world, ctx) => world.records.list(ctx, opportunities, { search: '5' })],
    [
      'sums',
      (world, ctx) =>
        world.records.aggregate(ctx, opportunities, {
          groupBy: ['stage'],
          measures: { n: { function: 'count' }, s: { function: 'sum', field: 'amount' } },
        }),
    ],
    ['record', async (world, ctx) => (await world.records.get(ctx, opportunities, await firstOf(world))).body],
    ['etag', async (world, ctx) => (await world.records.get(ctx, opportunities, await firstOf(world))).etag],
    ['history', async (world, ctx) => world.records.history(ctx, opportunities, await firstOf(world))],
    [
      'refused update',
      async (world, ctx) =>
        world.records.update(ctx, opportunities, await firstOf(world), { margin: '1' }, { ifMatch: '*' }),
    ],
    [
      'stale update',
      async (world, ctx) =>
        world.records.update(ctx, opportunities, await firstOf(world), { title: 'x' }, { ifMatch: 'old' }),
    ],
  ])('%s', async (_name, work) => {
    const [one, two] = await answer(work);
    expect(two).toBe(one);
    expect(one).not.toContain('"margin":');
    expect(one).not.toContain('secret');
  });

  test.each<[string, Record<string, unknown>]>([
    ['fields', { fields: 'margin' }],
    ['filter', { filter: 'margin > 3' }],
    ['filter tree', { filter: { combinator: 'and', rules: [{ field: 'margin', operator: 'gt', value: '3' }] } }],
    ['walked filter', { filter: 'account.secret > 3' }],
    ['walk through a masked choice', { filter: 'account.level == "a"' }],
    ['collection', { filter: 'account.opportunities.exists(o, o.margin > 3)' }],
    ['sort', { sort: '-margin' }],
    ['sort by a field that shows it', { sort: 'accountLevel' }],
    ['sort by when it was changed', { sort: '-updatedAt' }],
    ['expand', { expand: 'account(secret)' }],
  ])('%s is refused, not dropped', async (_name, query) => {
    for (const text of await answer((world, ctx) => world.records.list(ctx, opportunities, query))) {
      expect(JSON.parse(text)).toMatchObject({ code: 'field_not_readable' });
    }
  });

  test.each<[string, Record<string, unknown>]>([
    ['group', { groupBy: ['margin'] }],
    ['group through a lookup', { groupBy: ['accountLevel'] }],
    ['measure', { measures: { m: { function: 'sum', field: 'margin' } } }],
    ['filter', { filter: 'margin > 3' }],
  ])('aggregate by %s is refused', async (_name, query) => {
    for (const text of await answer((world, ctx) => world.records.aggregate(ctx, opportunities, query))) {
      expect(JSON.parse(text)).toMatchObject({ code: 'field_not_readable' });
    }
  });

  test('its edits move neither tag nor version, and do not stale a write', async () => {
    const blind = right.as('bob', 'crm.blind');
    const id = await firstOf(right);
    const before = await right.records.get(blind, opportunities, id);
    await right.records.update(right.as('boss', 'sys.admin'), opportunities, id, { margin: '99' }, { ifMatch: '*' });
    expect(await right.records.get(blind, opportunities, id)).toEqual(before);
    const written = await right.records.update(
      blind,
      opportunities,
      id,
      { reason: '看得见' },
      { ifMatch: before.etag },
    );
    expect(written.etag).not.toBe(before.etag);
    expect(parseRecord(written)).not.toHaveProperty('margin');
    const stale = await right.records
      .update(blind, opportunities, id, { title: 'x' }, { ifMatch: before.etag })
      .catch((error: unknown) => error);
    expect(stale).toMatchObject({ code: 'record_stale', params: { changed: ['reason'] } });
    await right.records.update(blind, opportunities, id, { reason: null }, { ifMatch: '*' });
  });
});

describe('rows kept from a role', () => {
  test.each<[string, (world: World, ctx: RecordContext) => Promise<unknown>]>([
    ['list', (world, ctx) => world.records.list(ctx, 'crm.contact', { count: 'estimate' })],
    ['sums', (world, ctx) => world.records.aggregate(ctx, 'crm.contact', { measures: { n: { function: 'count' } } })],
    [
      'walk',
      (world, ctx) =>
        world.records.list(ctx, opportunities, { filter: 'account.contacts.count() > 0', fields: 'title' }),
    ],
  ])('%s', async (_name, work) => {
    const [one, two] = await answer(work, 'crm.own');
    expect(two).toBe(one);
  });
});
