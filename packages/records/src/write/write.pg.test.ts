import { Refusal } from '@tessera/std';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordContext } from '../context.ts';
import { openWorld, parse, parseRecord } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

let world: World;
let ann: RecordContext;
beforeAll(async () => {
  world = await openWorld();
  ann = world.as('ann', 'crm.sales');
});
afterAll(() => world.close());

/** What a refused call says: code and the codes at their paths. */
async function refusal(
  work: Promise<unknown>,
): Promise<{ code: string; at: Record<string, string>; params: Refusal['params'] }> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw error ?? new Error('not refused');
  return {
    code: error.code,
    at: Object.fromEntries(error.issues.map(({ path, code }) => [path, code])),
    params: error.params,
  };
}

let serial = 0;
const account = async (values: Record<string, unknown> = {}): Promise<string> =>
  (await world.records.create(ann, 'crm.account', { name: `客户 ${(serial += 1)}`, ...values })).id;

describe('create', () => {
  test('fills defaults, owner, state and number, and answers the record', async () => {
    const level = await account({ level: 'a', credit: 500 });
    const made = await world.records.create(ann, 'crm.opportunity', {
      title: ' 一号线 ',
      amount: { amount: '12.5' },
      account: level,
    });
    const body = parseRecord(made);
    expect(body).toMatchObject({
      id: made.id,
      _etag: made.etag,
      _title: '一号线',
      title: '一号线',
      code: 'OPP-202603-0001',
      amount: { amount: '12.5000', currency: 'CNY' },
      account: { id: level, title: expect.stringContaining('客户') as string },
      accountLevel: 'a',
      stage: 'new',
      closeDate: '2026-03-01',
      important: false,
      owner: { id: world.people.ann, title: 'ann' },
      createdBy: { id: world.people.ann, title: 'ann' },
      createdAt: '2026-03-01T08:00:00.000000Z',
      version: 1,
    });
    expect(parseRecord(await world.records.get(ann, 'crm.opportunity', made.id))).toEqual(body);
    const { rows } = await world.database.query<{ action: string; after: Record<string, unknown> }>({
      text: 'select action, after from tessera.change where record = $1',
      values: [made.id],
    });
    expect(rows).toEqual([
      {
        action: 'create',
        after: expect.objectContaining({ title: '一号线', code: 'OPP-202603-0001', stage: 'new' }) as unknown,
      },
    ]);
    const events = await world.database.query({
      text: 'select topic, aggregate, change_seq is not null as linked from tessera.outbox where aggregate like $1',
      values: [`%${made.id}`],
    });
    expect(events.rows).toEqual([
      { topic: 'record.create', aggregate: `main/live/crm.opportunity/${made.id}`, linked: true },
    ]);
  });

  test('tells everything that is wrong at once', async () => {
    const found = await refusal(
      world.records.create(ann, 'crm.opportunity', {
        amount: '-5',
        closeDate: 'tomorrow',
        stage: 'won',
        code: 'X',
        closedAt: '2026-01-01T00:00:00Z',
        contact: '018f0000-0000-7000-8000-0000000000ff',
        reason: 'a\u0000b',
      }),
    );
    expect(found.code).toBe('record_invalid');
    expect(found.at).toMatchObject({
      '/title': 'field_required',
      '/amount': 'validation_failed',
      '/closeDate': 'date_expected',
      '/stage': 'status_by_transition',
      '/code': 'field_readonly',
      '/closedAt': 'field_readonly',
      '/contact': 'link_not_found',
      '/reason': 'text_not_clean',
    });
  });

  test('refuses unknown fields and fields the caller may not write', async () => {
    expect(await refusal(world.records.create(ann, 'crm.opportunity', { title: 'x', nope: 1 }))).toMatchObject({
      code: 'unknown_field',
      at: { '/nope': 'unknown_field' },
    });
    const blind = world.as('bob', 'crm.blind');
    expect(await refusal(world.records.create(blind, 'crm.opportunity', { title: 'x', margin: '1' }))).toMatchObject({
      code: 'field_not_writable',
    });
    expect(await refusal(world.records.create(blind, 'crm.account', { name: 'x' }))).toMatchObject({
      code: 'action_not_allowed',
    });
    expect(await refusal(world.records.create(ann, 'sys.user', { name: 'x' }))).toMatchObject({
      code: 'action_not_allowed',
    });
  });

  test('a taken value is told with the rest, and by a rehearsal', async () => {
    const taken = `撞名 ${(serial += 1)}`;
    await account({ name: taken });
    const again = (more: object, options = {}) =>
      refusal(world.records.create(ann, 'crm.account', { name: taken.toUpperCase(), ...more }, options));
    expect((await again({ credit: -1 })).at).toEqual({
      '/name': 'not_unique',
      '/credit': expect.any(String) as string,
    });
    expect((await again({}, { dryRun: true })).at).toEqual({ '/name': 'not_unique' });
    const other = await account();
    const rename = world.records.update(ann, 'crm.account', other, { name: taken, credit: -1 }, { ifMatch: '*' });
    expect(Object.keys((await refusal(rename)).at).sort()).toEqual(['/credit', '/name']);
  });

  test('warnings let a write pass', async () => {
    const poor = await account({ credit: 10 });
    const made = await world.records.create(ann, 'crm.opportunity', {
      title: '超额',
      amount: { amount: '11' },
      account: poor,
    });
    expect(made.warnings.map(({ code, path, severity }) => ({ code, path, severity }))).toEqual([
      { code: 'validation_failed', path: '/amount', severity: 'warning' },
    ]);
  });

  test('a unique value is refused at its field, whatever its letter case; a number in use is passed over', async () => {
    const name = `Same ${serial}`;
    await account({ name });
    expect(await refusal(account({ name: name.toUpperCase() }))).toMatchObject({
      code: 'record_invalid',
      at: { '/name': 'not_unique' },
    });
    const values = { title: '同名', origin: '展会' };
    await world.records.create(ann, 'crm.opportunity', values);
    expect((await refusal(world.records.create(ann, 'crm.opportunity', values))).at).toEqual({
      '/origin': 'not_unique',
      '/title': 'not_unique',
    });
    const { rows } = await world.database.query<{ value: string }>({ text: 'select value from tessera.counter' });
    const next = Number(rows[0]?.value) + 1;
    const code = `OPP-202603-${String(next + 5).padStart(4, '0')}`;
    for (let ahead = 0; ahead < 6; ahead += 1)
      await world.records.create(
        ann,
        'crm.opportunity',
        { title: `导入 ${ahead}` },
        ahead === 0 ? { trusted: { code } } : {},
      );
    const after = parseRecord(await world.records.create(ann, 'crm.opportunity', { title: '之后' }));
    expect(after['code']).toBe(`OPP-202603-${String(next + 6).padStart(4, '0')}`);
  });

  test('a link must fit the filter of its lookup', async () => {
    const [one, two] = [await account(), await account()];
    const contact = (await world.records.create(ann, 'crm.contact', { name: '小王', account: one })).id;
    expect(
      (await refusal(world.records.create(ann, 'crm.opportunity', { title: 'x', account: two, contact }))).at,
    ).toEqual({ '/contact': 'link_not_found' });
    const made = await world.records.create(ann, 'crm.opportunity', { title: 'x', account: one, contact });
    expect(
      (await refusal(world.records.update(ann, 'crm.opportunity', made.id, { account: two }, { ifMatch: made.etag })))
        .at,
    ).toEqual({ '/contact': 'link_not_found' });
  });

  test("files must be there and be the caller's own, or be held already", async () => {
    const file = { id: world.newId(), name: 'a.pdf', size: 1, mime: 'application/pdf', sha256: '0'.repeat(64) };
    expect((await refusal(world.records.create(ann, 'crm.opportunity', { title: 'x', files: [file] }))).at).toEqual({
      '/files': 'file_not_found',
    });
    await world.database.query({
      text: 'insert into tessera.file (id, created_by) values ($1, $2)',
      values: [file.id, world.people.ann],
    });
    const boss = world.as('boss', 'crm.sales');
    expect((await refusal(world.records.create(boss, 'crm.opportunity', { title: 'x', files: [file] }))).at).toEqual({
      '/files': 'file_not_found',
    });
    const made = await world.records.create(ann, 'crm.opportunity', { title: 'x', files: [file] });
    const renamed = await world.records.update(
      boss,
      'crm.opportunity',
      made.id,
      { files: [{ ...file, name: 'b.pdf' }] },
      { ifMatch: made.etag },
    );
    expect(parseRecord(renamed)['files']).toMatchObject([{ id: file.id, name: 'b.pdf' }]);
    const { rows } = await world.database.query<{ kept: boolean }>({
      text: 'select linked_at is not null as kept from tessera.file where id = $1',
      values: [file.id],
    });
    expect(rows).toEqual([{ kept: true }]);
  });

  test('a link to what the caller may not read is a link to nothing', async () => {
    const own = (await world.records.create(ann, 'crm.contact', { name: '私有' })).id;
    const bob = world.as('bob', 'crm.own');
    expect((await refusal(world.records.create(bob, 'crm.opportunity', { title: 'x', contact: own }))).at).toEqual({
      '/contact': 'link_not_found',
    });
  });

  test('place puts a record into any state, with the right only', async () => {
    expect(
      (await refusal(world.records.create(ann, 'crm.opportunity', { title: 'x', stage: 'won' }, { place: true }))).code,
    ).toBe('action_not_allowed');
    const admin = world.as('boss', 'sys.admin');
    const missing = await refusal(
      world.records.create(admin, 'crm.opportunity', { title: 'x', stage: 'won' }, { place: true }),
    );
    expect(missing.at).toEqual({ '/account': 'field_required' });
    const made = await world.records.create(admin, 'crm.opportunity', { title: 'x', stage: 'lost' }, { place: true });
    expect(parseRecord(made)['stage']).toBe('lost');
  });

  test('a rehearsal writes nothing', async () => {
    const answer = await world.records.create(ann, 'crm.account', { name: '预演' }, { dryRun: true });
    expect(parse(await world.records.list(ann, 'crm.account', { filter: 'name == "预演"' })).items).toEqual([]);
    expect(answer.warnings).toEqual([]);
  });
});

describe('update', () => {
  test('changes the given fields only, with before and after in the journal', async () => {
    const made = await world.records.create(ann, 'crm.opportunity', { title: '甲', tags: ['hot'], margin: '3.5' });
    world.advance(1000);
    const later = world.as('ann', 'crm.sales');
    const changed = await world.records.update(
      later,
      'crm.opportunity',
      made.id,
      { title: '乙', tags: null, important: null },
      { ifMatch: `"${made.etag}"` },
    );
    expect(parseRecord(changed)).toMatchObject({
      title: '乙',
      tags: null,
      margin: '3.50',
      version: 2,
      updatedAt: '2026-03-01T08:00:01.000000Z',
    });
    const { rows } = await world.database.query({
      text: `select before, after from tessera.change where record = $1 and action = 'update'`,
      values: [made.id],
    });
    expect(rows).toEqual([{ before: { title: '甲', tags: ['hot'] }, after: { title: '乙', tags: null } }]);
    const same = await world.records.update(
      later,
      'crm.opportunity',
      made.id,
      { title: '乙' },
      { ifMatch: changed.etag },
    );
    expect(same.etag).toBe(changed.etag);
  });

  test('a patch that no rule reads beyond is written at once, with links and journal as ever', async () => {
    const [first, second] = [await account({ credit: 1 }), await account()];
    const made = await world.records.create(ann, 'crm.account', { name: `子 ${first}`, parent: first, credit: 5 });
    const write = (values: Record<string, unknown>, ifMatch = '*') =>
      world.records.update(ann, 'crm.account', made.id, values, { ifMatch });
    const moved = await write({ parent: second, credit: 7 }, `"${made.etag}"`);
    expect(parseRecord(moved)).toMatchObject({ parent: { id: second }, credit: 7, version: 2 });
    const { rows } = await world.database.query({
      text: `select before, after from tessera.change where record = $1 and action = 'update'`,
      values: [made.id],
    });
    expect(rows).toEqual([{ before: { parent: first, credit: 5 }, after: { parent: second, credit: 7 } }]);
    expect((await refusal(write({ credit: 8 }, made.etag))).code).toBe('record_stale');
    expect((await refusal(write({ parent: made.id.replace(/^./, 'f') }))).at).toEqual({ '/parent': 'link_not_found' });
    const taken = parseRecord(await world.records.get(ann, 'crm.account', first))['name'];
    expect((await refusal(write({ name: taken }))).at).toEqual({ '/name': 'not_unique' });
    expect(parseRecord(await write({ credit: 7 }))).toMatchObject({ credit: 7, version: 2 });
  });

  test('needs the tag, and names what changed meanwhile', async () => {
    const made = await world.records.create(ann, 'crm.opportunity', { title: '甲' });
    const write = (values: Record<string, unknown>, ifMatch?: string) =>
      world.records.update(ann, 'crm.opportunity', made.id, values, ifMatch === undefined ? {} : { ifMatch });
    expect((await refusal(write({ title: 'x' }))).code).toBe('precondition_required');
    await write({ reason: '一' }, made.etag);
    await write({ important: true }, '*');
    const stale = await refusal(write({ title: 'x' }, made.etag));
    expect(stale).toMatchObject({ code: 'record_stale' });
    expect([...(stale.params['changed'] as string[])].sort()).toEqual(['important', 'reason']);
  });

  test('keeps read-only fields, states and empty required ones', async () => {
    const made = await world.records.create(ann, 'crm.opportunity', { title: '甲', origin: '官网' });
    const found = await refusal(
      world.records.update(
        ann,
        'crm.opportunity',
        made.id,
        { origin: 'x', title: null, stage: 'won', createdAt: null },
        { ifMatch: made.etag },
      ),
    );
    expect(found.at).toEqual({
      '/origin': 'field_readonly_after_create',
      '/title': 'field_required',
      '/stage': 'status_by_transition',
      '/createdAt': 'field_readonly',
    });
    const same = await world.records.update(
      ann,
      'crm.opportunity',
      made.id,
      { stage: 'new', reason: 'y' },
      { ifMatch: made.etag },
    );
    expect(parseRecord(same)).toMatchObject({ stage: 'new', reason: 'y' });
  });

  test('who may not see a record finds none, who may only look is told so', async () => {
    const made = await world.records.create(ann, 'crm.opportunity', { title: '甲' });
    expect(
      (
        await refusal(
          world.records.update(
            world.as('bob', 'crm.own'),
            'crm.opportunity',
            made.id,
            { title: 'x' },
            { ifMatch: '*' },
          ),
        )
      ).code,
    ).toBe('record_not_found');
    expect(
      (
        await refusal(
          world.records.update(
            world.as('bob', 'crm.reader'),
            'crm.opportunity',
            made.id,
            { title: 'x' },
            { ifMatch: '*' },
          ),
        )
      ).code,
    ).toBe('action_not_allowed');
    expect(
      (
        await refusal(
          world.records.update(
            world.as('bob', 'crm.reader', 'crm.own'),
            'crm.opportunity',
            made.id,
            { title: 'x' },
            { ifMatch: '*' },
          ),
        )
      ).code,
    ).toBe('action_not_allowed');
    const boss = await world.records.update(
      world.as('boss', 'crm.sales'),
      'crm.opportunity',
      made.id,
      { title: '乙' },
      { ifMatch: made.etag },
    );
    expect(parseRecord(boss)['title']).toBe('乙');
  });

  test('of two writers with one tag one wins', async () => {
    const made = await world.records.create(ann, 'crm.opportunity', { title: '甲' });
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        world.records.update(ann, 'crm.opportunity', made.id, { title: `t${index}` }, { ifMatch: made.etag }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect((result.reason as Refusal).code).toBe('record_stale');
  });

  test('writes that wait for a row do not hold up reads', async () => {
    const made = await world.records.create(ann, 'crm.opportunity', { title: '甲' });
    const waiting = await world.database.slow.transaction(async (tx) => {
      await tx.query({ text: 'select 1 from main_live.crm_opportunity where id = $1 for update', values: [made.id] });
      const writes = Array.from({ length: 20 }, (_, index) =>
        world.records.update(ann, 'crm.opportunity', made.id, { title: `w${index}` }, { ifMatch: made.etag }),
      );
      const settled = Promise.allSettled(writes);
      for (let round = 0; round < 20; round += 1) await world.records.get(ann, 'crm.opportunity', made.id);
      return () => settled;
    });
    const results = await waiting();
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('giving a record away answers nothing the giver may not read', async () => {
    const made = await world.records.create(ann, 'crm.opportunity', { title: '转出' });
    const given = await world.records.update(
      ann,
      'crm.opportunity',
      made.id,
      { owner: world.people.bob },
      { ifMatch: made.etag },
    );
    expect(JSON.parse(given.body)).toEqual({ id: made.id });
  });
});

describe('delete and restore', () => {
  test('restrict refuses, cascade and setNull follow, a restore undoes all of it', async () => {
    const target = await account();
    const child = await account({ parent: target });
    const contact = await world.records.create(ann, 'crm.contact', { name: '小李', account: target });
    expect(await refusal(world.records.remove(ann, 'crm.account', target, { ifMatch: '*' }))).toMatchObject({
      code: 'delete_restricted',
      params: { entity: 'crm.contact' },
    });
    await world.records.remove(ann, 'crm.contact', contact.id, { ifMatch: contact.etag });
    await world.records.remove(ann, 'crm.account', target, { ifMatch: '*' });
    expect((await refusal(world.records.get(ann, 'crm.account', target))).code).toBe('record_not_found');
    expect(parseRecord(await world.records.get(ann, 'crm.account', child))['parent']).toBeNull();
    expect((await refusal(world.records.restore(ann, 'crm.contact', contact.id))).code).toBe('restore_orphaned');
    await world.records.restore(ann, 'crm.account', target);
    expect(parseRecord(await world.records.get(ann, 'crm.account', child))['parent']).toMatchObject({ id: target });
    const parent = await world.records.create(ann, 'crm.opportunity', { title: '有明细' });
    const line = await world.records.create(ann, 'crm.line', { product: 'p', opportunity: parent.id });
    await world.records.remove(ann, 'crm.opportunity', parent.id, { ifMatch: '*' });
    expect((await refusal(world.records.get(ann, 'crm.line', line.id))).code).toBe('record_not_found');
    expect((await refusal(world.records.restore(ann, 'crm.line', line.id))).code).toBe('restore_orphaned');
    await world.records.restore(ann, 'crm.opportunity', parent.id);
    expect(parseRecord(await world.records.get(ann, 'crm.line', line.id))).toMatchObject({ product: 'p', quantity: 1 });
  });

  test('a restore that collides is refused at the field; the bin lists what is in it', async () => {
    const name = `回收 ${serial}`;
    const first = await account({ name });
    await world.records.remove(ann, 'crm.account', first, { ifMatch: '*' });
    const bin = parse(
      await world.records.list(ann, 'crm.account', {
        deleted: 'true',
        filter: `name == "${name}"`,
        fields: 'name,deletedBy',
        sort: '-deletedAt',
      }),
    );
    expect(bin.items).toMatchObject([{ id: first, name, deletedBy: { title: 'ann' } }]);
    await account({ name });
    expect(await refusal(world.records.restore(ann, 'crm.account', first))).toMatchObject({
      code: 'restore_collides',
      at: { '/name': 'not_unique' },
    });
    expect(
      (await refusal(world.records.remove(world.as('bob', 'crm.reader'), 'crm.account', first, { ifMatch: '*' }))).code,
    ).toBe('action_not_allowed');
  });

  test('a child cannot be hung on a record while it is deleted', async () => {
    for (let round = 0; round < 5; round += 1) {
      const target = await account();
      const [made] = await Promise.allSettled([
        world.records.create(ann, 'crm.contact', { name: '并发', account: target }),
        world.records.remove(ann, 'crm.account', target, { ifMatch: '*' }),
      ]);
      const { rows } = await world.database.query<{ gone: boolean }>({
        text: 'select deleted_at is not null as gone from main_live.crm_account where id = $1',
        values: [target],
      });
      expect(made.status === 'fulfilled' && rows[0]?.gone).toBe(false);
    }
  });
});

describe('bulk and repeated requests', () => {
  test('each operation has its own result; atomic undoes all', async () => {
    const made = await world.records.create(ann, 'crm.account', { name: `批量 ${(serial += 1)}` });
    const operations = [
      { action: 'update', id: made.id, values: { credit: 5 } },
      { action: 'create', values: { name: null } },
      { action: 'delete', id: made.id },
    ] as const;
    const atomic = await world.records.bulk(ann, 'crm.account', operations, { atomic: true });
    expect(atomic.map(({ refusal: refused }) => refused?.code)).toEqual([undefined, 'record_invalid']);
    expect(parseRecord(await world.records.get(ann, 'crm.account', made.id))['credit']).toBeNull();
    const loose = await world.records.bulk(ann, 'crm.account', operations);
    expect(loose.map(({ refusal: refused }) => refused?.code)).toEqual([undefined, 'record_invalid', undefined]);
    expect((await refusal(world.records.get(ann, 'crm.account', made.id))).code).toBe('record_not_found');
  });

  test('a key replays its answer, refuses another request, and stores no refusal', async () => {
    const call = { principal: world.people.ann, key: 'k-1', requestHash: new Uint8Array([1]) };
    let made = 0;
    const work = async () => {
      made += 1;
      return { status: 201, headers: { location: '/x' }, body: '{"a":1}' };
    };
    expect(await world.records.withIdempotency(call, work)).toMatchObject({ status: 201, replayed: false });
    expect(await world.records.withIdempotency(call, work)).toEqual({
      status: 201,
      headers: { location: '/x' },
      body: '{"a":1}',
      replayed: true,
    });
    expect(made).toBe(1);
    expect(
      (await refusal(world.records.withIdempotency({ ...call, requestHash: new Uint8Array([2]) }, work))).code,
    ).toBe('idempotency_other_request');
    expect((await refusal(world.records.withIdempotency({ ...call, key: '' }, work))).code).toBe(
      'idempotency_key_invalid',
    );
    const open = world.records.withIdempotency({ ...call, key: 'k-2' }, async () => {
      expect((await refusal(world.records.withIdempotency({ ...call, key: 'k-2' }, work))).code).toBe(
        'idempotency_in_flight',
      );
      throw new Refusal('record_invalid');
    });
    expect((await refusal(open)).code).toBe('record_invalid');
    expect(await world.records.withIdempotency({ ...call, key: 'k-2' }, work)).toMatchObject({ replayed: false });
  });
});
