import { documentSet } from '@tessera/model';
import type { EntityRights as RoleRights, RoleDocument, TesseraDocument } from '@tessera/schemas';
import { compileSql, param, sql } from '@tessera/database';
import { testDatabase } from '@tessera/testkit';
import type { TestDatabase } from '@tessera/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayAct, predicate, recordActions, rightsOf } from './index.ts';

const people = Array.from({ length: 8 }, (_, index) => `00000000-0000-7000-8000-00000000000${index}`);
const entity: TesseraDocument = {
  kind: 'entity',
  id: 'x.thing',
  schemaVersion: 1,
  label: { en: 'Thing' },
  fields: {
    name: { kind: 'text', label: { en: 'Name' }, order: 'a0' },
    secret: { kind: 'text', label: { en: 'Secret' }, order: 'a1' },
  },
};

let home: TestDatabase;
beforeAll(async () => {
  home = await testDatabase();
  await home.database.query({
    text: 'create schema tessera; create table tessera.sys_user (id uuid primary key, manager_id uuid); create table thing (id int primary key, owner_id uuid)',
  });
});
afterAll(() => home.close());

const scope = fc.constantFrom('own', 'ownAndSubordinates', 'all') as fc.Arbitrary<NonNullable<RoleRights['scope']>>;
const grant: fc.Arbitrary<RoleRights> = fc.record(
  {
    scope,
    read: fc.boolean(),
    create: fc.boolean(),
    update: fc.boolean(),
    delete: fc.boolean(),
    fieldDefault: fc.constantFrom('none', 'view', 'edit'),
  },
  { requiredKeys: [] },
);
const roles = fc
  .array(fc.record({ named: fc.option(grant), defaults: fc.option(grant) }), { maxLength: 4 })
  .map((list) =>
    list.map(({ named, defaults }, index): RoleDocument => ({
      kind: 'role',
      id: `x.r${index}`,
      schemaVersion: 1,
      label: { en: 'Role' },
      ...(named && { entities: { 'x.thing': named } }),
      ...(defaults && { defaults }),
    })),
  );
const managers = fc.array(fc.option(fc.integer({ min: 0, max: 7 })), { minLength: 8, maxLength: 8 });
const owners = fc.array(fc.option(fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 12 });

test('the rows SQL allows are those the plain meaning allows', async () => {
  await fc.assert(
    fc.asyncProperty(roles, managers, owners, fc.integer({ min: 0, max: 7 }), async (made, bosses, held, who) => {
      const { database } = home;
      const bossIds = bosses.map((boss) => (boss === null ? null : people[boss]));
      const ownerIds = held.map((owner) => (owner === null ? null : people[owner]));
      await database.query({ text: 'truncate tessera.sys_user, thing' });
      await database.query(
        sql`insert into tessera.sys_user select * from unnest(${param(people, 'uuid[]')}, ${param(bossIds, 'uuid[]')})`,
      );
      await database.query(
        sql`insert into thing select n - 1, o from unnest(${param(ownerIds, 'uuid[]')}) with ordinality as t(o, n)`,
      );
      const documents = documentSet([entity, ...made]);
      const rights = rightsOf(
        documents,
        made.map(({ id }) => id),
        'x.thing',
      );
      const me = people[who] ?? '';
      const managerOf = (id: string) => bossIds[people.indexOf(id)];
      for (const action of recordActions) {
        const { rows } = await database.query<{ id: number }>(
          compileSql(sql`select t.id from thing t where ${predicate(rights, action, 't')} order by t.id`).bind({ me }),
        );
        const expected = ownerIds.flatMap((ownerId, id) =>
          mayAct(me, rights, action, { ownerId: ownerId ?? null }, managerOf) ? [id] : [],
        );
        expect(rows.map(({ id }) => id)).toEqual(expected);
      }
    }),
    { numRuns: 150 },
  );
});

test('no role allows nothing, more roles never allow less', () => {
  fc.assert(
    fc.property(roles, (made) => {
      const documents = documentSet([entity, ...made]);
      const ids = made.map(({ id }) => id);
      const nobody = rightsOf(documents, [], 'x.thing');
      expect(recordActions.every((action) => nobody[action] === false) && nobody.field('name') === 'none').toBe(true);
      const order = [false, 'own', 'ownAndSubordinates', 'all'];
      const all = rightsOf(documents, ids, 'x.thing');
      for (const id of ids) {
        const one = rightsOf(documents, [id], 'x.thing');
        for (const action of recordActions)
          expect(order.indexOf(all[action])).toBeGreaterThanOrEqual(order.indexOf(one[action]));
      }
    }),
  );
});

test('field rights: reading first, traces of hidden edits kept back', () => {
  const role = (id: string, rights: RoleRights): RoleDocument => ({
    kind: 'role',
    id,
    schemaVersion: 1,
    label: { en: id },
    entities: { 'x.thing': rights },
  });
  const documents = documentSet([
    entity,
    role('x.blind', { read: true, update: true, fields: { secret: 'none' } }),
    role('x.writer', { update: true }),
    role('x.full', { read: true }),
  ]);
  const blind = rightsOf(documents, ['x.blind'], 'x.thing');
  expect([
    blind.field('name'),
    blind.field('secret'),
    blind.field('updatedAt'),
    blind.field('version'),
    blind.field('createdAt'),
    blind.readsEverything,
  ]).toEqual(['edit', 'none', 'none', 'none', 'view', false]);
  expect(rightsOf(documents, ['x.blind', 'x.writer'], 'x.thing').field('secret')).toBe('none');
  const both = rightsOf(documents, ['x.blind', 'x.full'], 'x.thing');
  expect([both.field('secret'), both.field('updatedAt'), both.readsEverything]).toEqual(['view', 'view', true]);
  expect(rightsOf(documents, ['sys.admin'], 'x.thing').field('secret')).toBe('edit');
  expect(rightsOf(documents, ['x.full'], 'x.nothing').read).toBe(false);
});
