import { documentSet } from '@tessera/model';
import type { FieldKinds } from '@tessera/model';
import { compileSql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import type { EntityDocument, RoleDocument } from '@tessera/schemas';
import { describe, expect, test } from 'vitest';
import {
  compilePlan,
  createReader,
  cutName,
  ddlExpectation,
  physicalColumn,
  physicalName,
  systemViewer,
  viewerOf,
} from './index.ts';
import type { FieldStores } from './index.ts';

const label = { en: 'x' };
const column = (type: string, target?: (field: never) => string) => ({
  columns: (field: never) => [{ suffix: '', type, ...(target && { references: { entity: target(field) } }) }],
  select: (_field: never, of: (suffix: string) => Sql) => of(''),
  write: () => ({}),
  value: (_field: never, of: (suffix: string) => Sql) => of(''),
});
/** The least a kind and a store must be, for tests of the compiler alone. */
const stores = {
  text: column('text'),
  integer: column('bigint'),
  datetime: column('timestamp with time zone'),
  person: column('uuid', () => 'sys.user'),
  lookup: column('uuid', (field: { target: string }) => field.target),
  lookupField: {
    ...column('text'),
    columns: () => [],
    through: ({ lookup, field }: { lookup: string; field: string }) => ({ lookup, field }),
  },
} as unknown as FieldStores;
const kinds = Object.fromEntries(
  Object.entries({ text: 'string', integer: 'number', datetime: 'timestamp', lookupField: 'string' }).map(
    ([id, kind]) => [
      id,
      {
        id,
        expressionType: () => ({ kind, nullable: true, ...(kind === 'number' && { scale: 0, integerColumn: true }) }),
      },
    ],
  ),
);
const relation = (entity: (field: { target: string }) => string) => ({
  expressionType: (field: { target: string }) => ({ kind: 'relation', nullable: true, entity: entity(field) }),
});
const allKinds = {
  ...kinds,
  person: relation(() => 'sys.user'),
  lookup: relation(({ target }) => target),
} as unknown as FieldKinds;

const account: EntityDocument = {
  kind: 'entity',
  id: 'crm.account',
  schemaVersion: 1,
  label,
  titleExpr: 'name',
  fields: {
    name: { kind: 'text', label, order: 'a0', unique: true },
    secret: { kind: 'text', label, order: 'a1' },
    size: { kind: 'integer', label, order: 'a2', indexed: true },
  },
};
const deal: EntityDocument = {
  kind: 'entity',
  id: 'crm.bigDeal',
  schemaVersion: 1,
  label,
  fields: {
    title: { kind: 'text', label, order: 'a0' },
    account: { kind: 'lookup', label, order: 'a1', target: 'crm.account', inverse: { key: 'deals' } },
    secret: { kind: 'lookupField', label, order: 'a2', lookup: 'account', field: 'secret' },
  },
  indexes: { byTitle: { fields: ['title', 'account'] } },
};
const role: RoleDocument = {
  kind: 'role',
  id: 'crm.blind',
  schemaVersion: 1,
  label,
  defaults: { read: true, scope: 'own', fields: { secret: 'none' } },
};

const compile = () =>
  compilePlan({
    release: 3,
    base: 'main',
    environment: 'live',
    documents: documentSet([account, deal, role]),
    names: { 'crm.account': 'accounts', 'crm.account.name': 'name_2' },
    kinds: allKinds,
    stores,
    timeZone: 'Asia/Shanghai',
  });

describe('physical names', () => {
  test('snake case, and never the name of a system column', () => {
    expect(physicalName('crm.opportunityLine')).toBe('crm_opportunity_line');
    expect(physicalColumn('closeDate')).toBe('close_date');
    expect(physicalColumn('x_level')).toBe('x_level');
    for (const key of ['source', 'version', 'ownerId', 'createdAt'])
      expect(physicalColumn(key)).toMatch(/_[0-9a-f]{8}$/);
  });

  test('long names are cut, stay apart and fit', () => {
    const [one, two] = [cutName(`${'a'.repeat(70)}1`), cutName(`${'a'.repeat(70)}2`)];
    expect(one).not.toBe(two);
    expect([one.length, two.length]).toEqual([63, 63]);
  });
});

describe('wanted DDL', () => {
  test('stored names count, links get indexes and foreign keys', () => {
    const [accounts, deals] = ddlExpectation(compile()).tables;
    expect(accounts).toMatchObject({
      entity: 'crm.account',
      schema: 'main_live',
      name: 'accounts',
      primaryKey: { column: 'id' },
    });
    expect(accounts?.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'id',
        'created_at',
        'owner_id',
        'version',
        'deletion_id',
        'source',
        'name_2',
        'secret',
        'size',
      ]),
    );
    expect(accounts?.indexes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          unique: true,
          keys: ['lower("name_2")'],
          where: '"deleted_at" IS NULL',
          fields: ['name'],
        }) as unknown,
        expect.objectContaining({ unique: false, keys: ['"size" DESC NULLS LAST'], fields: ['size'] }) as unknown,
      ]),
    );
    expect(deals?.columns.some(({ field }) => field === 'secret')).toBe(false);
    expect(deals?.indexes.map(({ fields }) => fields)).toEqual([['owner'], ['account'], ['title', 'account']]);
    expect(deals?.foreignKeys).toEqual([
      { name: 'fk_crm_big_deal_account', column: 'account', references: { schema: 'main_live', table: 'accounts' } },
    ]);
  });

  test('one release always wants the same', () => {
    expect(ddlExpectation(compile())).toEqual(ddlExpectation(compile()));
  });
});

describe('readers', () => {
  const build = (viewer: 'system' | 'blind', path: readonly string[]) => {
    const plan = compile();
    const reader = createReader(plan, viewer === 'system' ? systemViewer : viewerOf(plan.rights(['crm.blind'])));
    return compileSql(reader.dialect(reader.entity('crm.bigDeal'), 't').column(path)).text;
  };

  test('walks are sub-selects over live rows the viewer may see', () => {
    expect(build('system', ['account', 'size'])).toBe(
      '(select "a1"."size" from "main_live"."accounts" "a1" where "a1"."id" = "t"."account" and "a1"."deleted_at" is null)',
    );
    expect(build('blind', ['account', 'size'])).toContain(`"a1"."deleted_at" is null and ("a1"."owner_id" = $1::uuid)`);
    expect(build('system', ['account', 'id'])).toBe('"t"."account"');
  });

  test('what the viewer may not read is refused wherever it hides', () => {
    for (const path of [['secret'], ['account', 'secret'], ['account', 'deals', 'secret']]) {
      expect(() => build('blind', path)).toThrow(expect.objectContaining({ code: 'field_not_readable' }) as Error);
    }
    expect(build('system', ['secret'])).toContain('"a1"."secret"');
  });

  test('equal sets of roles share a book', () => {
    const plan = compile();
    expect(plan.rights(['b', 'a', 'a'])).toBe(plan.rights(['a', 'b']));
  });
});
