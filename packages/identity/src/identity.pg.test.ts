import { migrate, sql } from '@tessera/database';
import { fixedClock, Refusal, uuidv7Maker } from '@tessera/std';
import { testDatabase } from '@tessera/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIdentity, identityMigrations } from './index.ts';
import type { Identity } from './index.ts';

const hour = 3_600_000;
const clock = fixedClock(Date.UTC(2026, 2, 1));
const newId = uuidv7Maker(clock);
const change = { actor: null, knownRoles: ['sys.admin', 'crm.sales'] };
let fixture: Awaited<ReturnType<typeof testDatabase>>;
let identity: Identity;

beforeAll(async () => {
  fixture = await testDatabase();
  await migrate(fixture.database, identityMigrations);
  identity = createIdentity({ database: fixture.database, clock, newId, currentRelease: sql`7` });
});
afterAll(() => fixture.close());

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

test('the first administrator signs in by a link that works once and expires', async () => {
  const { id, first } = await identity.ensureAdministrator();
  expect(first).toBe(true);
  expect((await identity.ensureAdministrator()).id).toBe(id);
  const link = await identity.createLink(id, 'sign-in');
  const session = await identity.exchangeLink(link.token);
  const who = await identity.authenticate({ cookie: session.token });
  expect(who).toMatchObject({
    release: 7,
    needsPassword: true,
    principal: { userId: id, roles: ['sys.admin'], capabilities: ['design', 'administer', 'shareViews'] },
  });
  expect((await refusal(identity.exchangeLink(link.token))).code).toBe('link_invalid');
  const late = await identity.createLink(id, 'sign-in');
  clock.advance(2 * hour);
  expect((await refusal(identity.exchangeLink(late.token))).code).toBe('link_invalid');
});

test('an invited person sets a password, signs in and out; a weak password leaves the link usable', async () => {
  const person = await identity.users.create(
    { name: '  王小明 ', mobile: '138 0013 8000', email: 'Ming@Example.com', roles: ['crm.sales'] },
    change,
  );
  expect(person).toMatchObject({
    name: '王小明',
    mobile: '+8613800138000',
    email: 'ming@example.com',
    state: 'noCredentials',
  });
  const link = await identity.createLink(person.id, 'invitation');
  expect((await identity.users.get(person.id)).state).toBe('invited');
  expect((await refusal(identity.acceptInvitation(link.token, 'short'))).code).toBe('password_too_short');
  expect((await refusal(identity.acceptInvitation(link.token, 'ming@example.com'))).code).toBe('password_too_common');
  const session = await identity.acceptInvitation(link.token, '山高月小 水落石出');
  expect((await identity.authenticate({ cookie: session.token }))?.needsPassword).toBe(false);
  const again = await identity.signIn('13800138000', '山高月小 水落石出');
  const who = await identity.authenticate({ cookie: again.token });
  await identity.signOut(who?.principal.sessionId ?? '');
  expect(await identity.authenticate({ cookie: again.token })).toBeUndefined();
  expect(await identity.authenticate({ cookie: session.token })).toBeDefined();
});

test('wrong passwords and unknown people get the same answer, then wait', async () => {
  expect((await refusal(identity.signIn('nobody@example.com', 'whatever it is'))).code).toBe('sign_in_failed');
  for (let i = 0; i < 8; i++)
    expect((await refusal(identity.signIn('ming@example.com', 'wrong'))).code).toBe('sign_in_failed');
  expect((await refusal(identity.signIn('ming@example.com', '山高月小 水落石出'))).code).toBe('sign_in_throttled');
  clock.advance(hour);
  await identity.signIn('ming@example.com', '山高月小 水落石出');
});

test('disabling ends sessions at once; the last administrator stays', async () => {
  const person = await identity.users.create({ name: '李四', email: 'li@example.com' }, change);
  const session = await identity.exchangeLink((await identity.createLink(person.id, 'sign-in')).token);
  expect(await identity.authenticate({ cookie: session.token })).toBeDefined();
  expect((await identity.users.disable(person.id, null)).state).toBe('disabled');
  expect(await identity.authenticate({ cookie: session.token })).toBeUndefined();
  const { id } = await identity.ensureAdministrator();
  expect((await refusal(identity.users.disable(id, null))).code).toBe('last_administrator');
  expect((await refusal(identity.users.update(id, { roles: [] }, change))).code).toBe('last_administrator');
  expect((await identity.users.get(id)).roles).toEqual(['sys.admin']);
});

test('input is refused at its field and managers form no circle', async () => {
  const wrong = await refusal(
    identity.users.create({ name: ' ', email: 'x', mobile: '12', roles: ['nope.role'] }, change),
  );
  expect(wrong.issues.map((each) => [each.path, each.code])).toEqual([
    ['/name', 'user_name_missing'],
    ['/email', 'user_email_invalid'],
    ['/mobile', 'user_mobile_invalid'],
    ['/roles', 'user_role_unknown'],
  ]);
  expect(
    (await refusal(identity.users.create({ name: '重名', email: 'LI@example.com' }, change))).issues[0]?.path,
  ).toBe('/email');
  const boss = await identity.users.create({ name: '主管', email: 'boss@example.com' }, change);
  const rep = await identity.users.create({ name: '销售', email: 'rep@example.com', manager: boss.id }, change);
  expect(rep.manager).toEqual({ id: boss.id, title: '主管' });
  expect((await refusal(identity.users.update(boss.id, { manager: rep.id }, change))).code).toBe(
    'user_manager_invalid',
  );
});

test('people page through in pinyin order without a gap', async () => {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await identity.users.list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    names.push(...page.items.map((user) => user.name));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(names).toEqual(['管理员', '李四', '王小明', '销售', '主管']);
  expect((await identity.users.list({ search: '王' })).items).toHaveLength(1);
  expect((await refusal(identity.users.list({ cursor: 'x' }))).code).toBe('user_cursor_invalid');
});

test('a key acts as a service person until it is revoked', async () => {
  const { id, key } = await identity.keys.create({
    name: 'ERP',
    roles: ['crm.sales'],
    knownRoles: change.knownRoles,
    actor: null,
  });
  expect((await identity.authenticate({ bearer: key }))?.principal).toMatchObject({
    name: 'ERP',
    roles: ['crm.sales'],
    keyId: id,
    sessionId: null,
  });
  expect(await identity.authenticate({ bearer: `${key.slice(0, -1)}_` })).toBeUndefined();
  expect(await identity.authenticate({ bearer: 'nonsense' })).toBeUndefined();
  await identity.keys.revoke(id);
  expect(await identity.authenticate({ bearer: key })).toBeUndefined();
  expect((await identity.users.list({ limit: 200 })).items.some((user) => user.name === 'ERP')).toBe(false);
});

test('sessions end when idle', async () => {
  const { id } = await identity.ensureAdministrator();
  const session = await identity.exchangeLink((await identity.createLink(id, 'sign-in')).token);
  clock.advance(6 * 24 * hour);
  expect(await identity.authenticate({ cookie: session.token })).toBeDefined();
  clock.advance(6 * 24 * hour);
  expect(await identity.authenticate({ cookie: session.token })).toBeDefined();
  clock.advance(8 * 24 * hour);
  expect(await identity.authenticate({ cookie: session.token })).toBeUndefined();
});

test('people of a pack leave again, but not once they can sign in', async () => {
  const [one, two, department] = [newId(), newId(), newId()];
  await identity.directory.addDepartment({ id: department, name: '华东区', parentId: null });
  for (const id of [one, two]) {
    await identity.directory.addPerson({
      id,
      name: '示例',
      email: `${id}@example.com`,
      roles: [],
      managerId: null,
      departmentId: department,
    });
    await identity.directory.addPerson({
      id,
      name: '再来一次',
      email: null,
      roles: [],
      managerId: null,
      departmentId: null,
    });
  }
  expect((await identity.users.get(one)).name).toBe('示例');
  await identity.createLink(two, 'invitation');
  expect(await identity.directory.removePerson(one, null)).toBe(true);
  expect(await identity.directory.removePerson(two, null)).toBe(false);
  expect(await identity.directory.removeDepartment(department, null)).toBe(false);
});
