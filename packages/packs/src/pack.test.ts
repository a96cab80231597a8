import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fieldKinds } from '@tessera/fields/kind';
import { identityDocuments } from '@tessera/identity';
import { documentSet } from '@tessera/model';
import { createSchemaCheck } from '@tessera/publish';
import { documentKinds, documentSchemas } from '@tessera/schemas';
import type { TesseraDocument } from '@tessera/schemas';
import { Refusal } from '@tessera/std';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatDocument } from './format-document.ts';
import { formatPack } from './format-pack.ts';
import { loadPack } from './load-pack.ts';
import { resolveDay, resolveRow } from './seed-value.ts';
import { validatePack } from './validate-pack.ts';
import { satisfies } from './version-range.ts';

const core = path.join(import.meta.dirname, '../../../templates/crm-core');
const ports = { installed: documentSet(identityDocuments), kinds: fieldKinds, validateSchema: createSchemaCheck() };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pack-'));
  await cp(core, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function change(file: string, edit: (value: Record<string, object>) => void): Promise<void> {
  const target = path.join(folder, file);
  const value = JSON.parse(await readFile(target, 'utf8')) as Record<string, object>;
  edit(value);
  await writeFile(target, JSON.stringify(value));
}

const found = async () =>
  validatePack(await loadPack(folder), ports).map(({ file, path: at, code }) => `${file} ${at} ${code}`);

describe('the core pack', () => {
  test('has nothing to complain about, in either language', async () => {
    expect(await found()).toEqual([]);
  });

  test('is in canonical spelling', async () => {
    expect(await formatPack(folder, { write: false })).toEqual([]);
  });

  test('asks for the customer only from 赢单 on', async () => {
    const { documents } = await loadPack(core);
    const states = documents.flatMap(({ document }) =>
      document.id === 'crm.pipeline' && document.kind === 'workflow' ? Object.entries(document.states) : [],
    );
    expect(
      states.filter(([, { requiredOnEntry }]) => requiredOnEntry?.includes('account')).map(([key]) => key),
    ).toEqual(['won']);
  });

  test('names nobody real: example.com, numbers nobody has, people without credentials', async () => {
    const { seeds } = await loadPack(core);
    for (const { rows } of seeds) {
      for (const row of Object.values(rows)) {
        expect(String(row['email'] ?? '@example.com')).toMatch(/@example\.com$/);
        expect(String(row['phone'] ?? '010-0000')).toMatch(/^010-0000/);
        expect(row).not.toHaveProperty('password');
      }
    }
  });
});

describe('validation', () => {
  test('names the file, the place and what is wrong with documents', async () => {
    await change('entities/lead.json', (entity) => Object.assign(entity, { label: { 'zh-CN': '线索' }, colour: 1 }));
    await change('views/leads.json', (view) => Object.assign(view, { groupBy: 'nothing' }));
    await change('roles/sales.json', (role) => Object.assign(role, { id: 'x.sales' }));
    expect(await found()).toEqual(
      expect.arrayContaining([
        'entities/lead.json /colour schema_property_unknown',
        'entities/lead.json /label pack_text_missing',
        'views/leads.json /groupBy reference_field_unknown',
        'roles/sales.json /id pack_namespace',
      ]),
    );
  });

  test('reads the rows too', async () => {
    const rows = {
      'account-001': { name: 'x', nothing: 1, employees: 'many', owner: { $ref: 'person-999' }, level: { $days: 1 } },
    };
    await writeFile(path.join(folder, 'data/accounts.en.json'), JSON.stringify(rows));
    const own = (await found()).filter((text) => text.includes('accounts.en') && text.includes('account-001'));
    expect(own).toEqual([
      'data/accounts.en.json /account-001/nothing seed_field_unknown',
      'data/accounts.en.json /account-001/employees seed_value_invalid',
      'data/accounts.en.json /account-001/owner seed_reference_unknown',
      'data/accounts.en.json /account-001/level seed_value_invalid',
    ]);
  });

  test('two files of one identity', async () => {
    await cp(path.join(folder, 'roles/sales.json'), path.join(folder, 'roles/twin.json'));
    expect(await found()).toContain('roles/twin.json /id pack_document_twice');
  });
});

describe('reading', () => {
  const refusal = async () =>
    loadPack(folder).then(
      () => 'read',
      (error: unknown) =>
        error instanceof Refusal ? `${error.code} ${String(error.params['file'] ?? '')}` : String(error),
    );

  test('says which file cannot be read', async () => {
    await writeFile(path.join(folder, 'forms/lead.json'), '{');
    expect(await refusal()).toBe('pack_unreadable forms/lead.json');
  });

  test('stays inside of the folder', async () => {
    await change('pack.json', (pack) =>
      Object.assign((pack['seeds'] as Record<string, object>)['leads_en'] ?? {}, { file: 'data/../../outside.json' }),
    );
    expect(await refusal()).toBe('pack_unreadable data/../../outside.json');
  });

  test('wants a folder', async () => {
    await rm(path.join(folder, 'pack.json'));
    expect(await refusal()).toBe('pack_unreadable pack.json');
    await expect(loadPack(path.join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'pack_missing' });
  });
});

describe('formatting', () => {
  test('fills order from where items stand, and keeps what is there', async () => {
    await change('entities/product.json', (entity) => {
      const fields = entity['fields'] as Record<string, { order?: string }>;
      delete fields['code']?.order;
      Object.assign(entity, { fields: { ...fields, extra: { kind: 'text', label: { 'zh-CN': '新', en: 'New' } } } });
    });
    expect(await formatPack(folder, { write: true })).toEqual(['entities/product.json']);
    expect(await formatPack(folder, { write: true })).toEqual([]);
    const entity = JSON.parse(await readFile(path.join(folder, 'entities/product.json'), 'utf8')) as { fields: object };
    expect(Object.keys(entity.fields)).toEqual(['name', 'code', 'family', 'price', 'active', 'description', 'extra']);
    expect(await found()).toEqual([]);
  });

  test('every example of the schemas comes out with the same meaning', () => {
    for (const kind of documentKinds) {
      for (const example of documentSchemas[kind].examples)
        expect(formatDocument(example as unknown as TesseraDocument)).toEqual(example);
    }
  });
});

test('days count from the installation in the zone of the tenant', () => {
  const moment = { now: Date.UTC(2026, 1, 28, 20), timeZone: 'Asia/Shanghai' };
  expect(resolveDay({ $days: 0 }, moment)).toBe('2026-03-01');
  expect(resolveDay({ $days: -1 }, moment)).toBe('2026-02-28');
  expect(resolveDay({ $days: 1, $time: '09:30' }, moment)).toBe('2026-03-02T01:30:00.000Z');
  const spring = { now: Date.UTC(2026, 2, 8, 12), timeZone: 'America/New_York' };
  expect(resolveDay({ $days: 0, $time: '09:00' }, spring)).toBe('2026-03-08T13:00:00.000Z');
  expect(
    resolveRow({ a: { $ref: 'x' }, b: { $ref: 'y' }, c: 1 }, moment, (id) => (id === 'x' ? 'id-x' : undefined)),
  ).toEqual({ a: 'id-x', b: null, c: 1 });
});

test('version ranges', () => {
  const cases: readonly [string, string, boolean][] = [
    ['1.4.2', '^1.2.0', true],
    ['2.0.0', '^1.2.0', false],
    ['0.3.0', '^0.2.1', false],
    ['1.2.9', '~1.2.3', true],
    ['1.3.0', '~1.2.3', false],
    ['1.5.0', '>=1.0.0 <2.0.0', true],
    ['2.0.0', '>=1.0.0 <2.0.0', false],
    ['1.0.0', '1.0.0', true],
    ['9.9.9', '*', true],
    ['1.0.0', 'newest', false],
  ];
  for (const [version, range, fits] of cases)
    expect([version, range, satisfies(version, range)]).toEqual([version, range, fits]);
});
