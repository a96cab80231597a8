import { param, raw, sql } from '../sql.ts';
import type { Sql, SqlDialect } from '../sql.ts';
import type { Scope } from '../scope.ts';
import type { ExpressionType } from '../type.ts';
import type { Environment } from '../value.ts';
import type { Random } from './random.ts';

/** One small invented world: a record with every kind of field, two relations and a collection. */
const person: Readonly<Record<string, ExpressionType>> = {
  name: { kind: 'string', nullable: false },
  level: { kind: 'number', nullable: true, scale: 0, integerColumn: true },
};
const caller: Readonly<Record<string, ExpressionType>> = {
  ...person,
  team: { kind: 'list', nullable: false, item: { kind: 'relation', nullable: false, entity: 'person' } },
};
const account: Readonly<Record<string, ExpressionType>> = {
  title: { kind: 'string', nullable: true },
  limit: { kind: 'number', nullable: true, scale: 4 },
  since: { kind: 'date', nullable: true },
  keeper: { kind: 'relation', nullable: true, entity: 'person' },
};
const line: Readonly<Record<string, ExpressionType>> = {
  qty: { kind: 'number', nullable: false, scale: 0, integerColumn: true },
  price: { kind: 'number', nullable: true, scale: 4 },
  label: { kind: 'string', nullable: true },
  due: { kind: 'date', nullable: true },
  done: { kind: 'bool', nullable: true },
  buyer: { kind: 'relation', nullable: true, entity: 'account' },
};
export const stages = ['new', 'won', 'lost'] as const;
const item: ExpressionType = { kind: 'enum', nullable: false, options: stages };
const deal: Readonly<Record<string, ExpressionType>> = {
  count: { kind: 'number', nullable: true, scale: 0, integerColumn: true },
  rank: { kind: 'number', nullable: false, scale: 0, integerColumn: true },
  amount: { kind: 'number', nullable: true, scale: 4 },
  rate: { kind: 'number', nullable: false, scale: 4 },
  open: { kind: 'bool', nullable: true },
  sure: { kind: 'bool', nullable: false },
  note: { kind: 'string', nullable: true },
  remark: { kind: 'string', nullable: true },
  code: { kind: 'string', nullable: false },
  stage: { kind: 'enum', nullable: true, options: stages },
  due: { kind: 'date', nullable: true },
  start: { kind: 'date', nullable: false },
  seen: { kind: 'timestamp', nullable: true },
  made: { kind: 'timestamp', nullable: false },
  tags: { kind: 'list', nullable: true, item },
  marks: { kind: 'list', nullable: false, item },
  owner: { kind: 'relation', nullable: true, entity: 'person' },
  account: { kind: 'relation', nullable: true, entity: 'account' },
  lines: { kind: 'collection', entity: 'line' },
};
const entities: Readonly<Record<string, Readonly<Record<string, ExpressionType>>>> = {
  person,
  caller,
  account,
  line,
  deal,
};

export const scope: Scope = {
  entity: 'deal',
  names: (name) => (name === 'user' ? { kind: 'record', entity: 'caller' } : deal[name]),
  members: (entity, name) => entities[entity]?.[name],
  list: (entity = 'deal') => Object.keys(entities[entity] ?? {}),
};

export const timeZone = 'Asia/Shanghai';
export const now = 1_769_000_000_123_456n;
const nowText = '2026-01-21T12:53:20.123456Z';
export const userId = '00000000-0000-4000-8000-000000000001';

export const ddl = `
create table person (id uuid primary key, name text collate "C" not null, level bigint);
create table account (id uuid primary key, title text collate "C", "limit" numeric(14,4), since date, keeper uuid);
create table deal (id uuid primary key, count bigint, rank bigint not null, amount numeric(14,4), rate numeric(14,4) not null,
  open boolean, sure boolean not null, note text collate "C", remark text collate "C", code text collate "C" not null,
  stage text collate "C", due date, start date not null, seen timestamptz, made timestamptz not null,
  tags text[], marks text[] not null, owner uuid, account uuid);
create table deal_line (deal uuid not null, qty bigint not null, price numeric(14,4), label text collate "C", due date, done boolean, buyer uuid);`;

/** How the world's names become columns; walks are scalar sub-selects. */
export const dialect: SqlDialect = {
  column: (path) => column('deal', 't', path),
  collection: () => ({
    from: raw('deal_line AS c'),
    where: raw('c.deal = t.id'),
    column: (path) => column('line', 'c', path),
  }),
  now: param(nowText, 'timestamptz'),
  timeZone: param(timeZone, 'text'),
};

function column(entity: string, alias: string, path: readonly string[]): Sql {
  const [first = '', ...rest] = path;
  if (first === 'user' && rest[0] === 'team') return raw(`array(select p.id from person p where p.level > 0)`);
  if (first === 'user') return column('person', `(select p from person p where p.id = '${userId}')`, rest);
  const own = raw(`${alias}."${first}"`);
  if (rest.length === 0) return own;
  const type = entities[entity]?.[first];
  const target = type?.kind === 'relation' ? type.entity : '';
  const inner = `${alias.replace(/\W/g, '')}_${target}`;
  return sql`(SELECT ${column(target, inner, rest)} FROM ${target} AS ${inner} WHERE ${inner}.id = ${own})`;
}

type Row = Readonly<Record<string, unknown>>;
export interface Data {
  readonly persons: readonly Row[];
  readonly accounts: readonly Row[];
  readonly records: readonly Row[];
  readonly lines: readonly Row[];
}

const fragments = [
  '',
  ' ',
  '好',
  '客户',
  '😀',
  "O'Neil",
  'a"b',
  'é',
  'É',
  'ß',
  'Ａ',
  'ﬁ',
  '\u00a0x',
  'won',
  'Ab',
  'zz',
  '%',
  '_',
  '\\',
  '\n',
  '\uffff',
  'Я',
  '1.50',
  '-3',
];

/** Text with emoji, Chinese, quotes and letters of several scripts. */
export function randomText(random: Random): string {
  if (random.chance(0.2)) return random.pick(['😀', '\uffff', 'Ａ', 'a']);
  return Array.from({ length: random.whole(0, 3) }, () => random.pick(fragments)).join('');
}

export function randomDay(random: Random): string {
  if (random.chance(0.05)) return random.pick(['0001-01-01', '9999-12-31', '2024-02-29']);
  return `20${random.whole(10, 39)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`;
}

function randomInstant(random: Random): string {
  const time = [random.whole(0, 23), random.whole(0, 59), random.whole(0, 59)]
    .map((n) => String(n).padStart(2, '0'))
    .join(':');
  return `20${random.whole(10, 39)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}T${time}.${String(random.whole(0, 999_999)).padStart(6, '0')}Z`;
}

export function randomDecimal(random: Random): string {
  return random.pick([
    () => `${random.whole(-3, 3)}.0000`,
    () => `${random.whole(-9999, 9999)}.${String(random.whole(0, 9999)).padStart(4, '0')}`,
    () => `${random.whole(-99, 99)}.5000`,
    () => '9999999999.9999',
  ])();
}

function id(kind: number, index: number): string {
  return `00000000-0000-4000-8000-${String(kind)}${String(index).padStart(11, '0')}`;
}

/** Rows with a quarter of the nullable values empty. */
export function randomData(random: Random, size: number): Data {
  const maybe = <T>(value: () => T): T | null => (random.chance(0.25) ? null : value());
  const ids = (kind: number, count: number): string[] =>
    Array.from({ length: count }, (_, index) => id(kind, index + 1));
  const [people, companies] = [ids(0, 4), ids(1, 5)];
  const stagesOf = (): string[] => stages.filter(() => random.chance(0.4));
  const persons = people.map((key) => ({ id: key, name: randomText(random), level: maybe(() => random.whole(-5, 9)) }));
  const accounts = companies.map((key) => ({
    id: key,
    title: maybe(() => randomText(random)),
    limit: maybe(() => randomDecimal(random)),
    since: maybe(() => randomDay(random)),
    keeper: maybe(() => random.pick(people)),
  }));
  const records = ids(2, size).map((key) => ({
    id: key,
    count: maybe(() => random.pick([0, 1, -1, 42, Number.MAX_SAFE_INTEGER, random.whole(-100, 100)])),
    rank: random.whole(-3, 12),
    amount: maybe(() => randomDecimal(random)),
    rate: randomDecimal(random),
    open: maybe(() => random.chance(0.5)),
    sure: random.chance(0.5),
    note: maybe(() => randomText(random)),
    remark: maybe(() => randomText(random)),
    code: randomText(random),
    stage: maybe(() => random.pick(stages)),
    due: maybe(() => randomDay(random)),
    start: randomDay(random),
    seen: maybe(() => randomInstant(random)),
    made: randomInstant(random),
    tags: maybe(stagesOf),
    marks: stagesOf(),
    owner: maybe(() => random.pick(people)),
    account: maybe(() => random.pick(companies)),
  }));
  const lines = records.flatMap((owner) =>
    Array.from({ length: random.whole(0, 4) }, () => ({
      deal: owner.id,
      qty: random.whole(-2, 20),
      price: maybe(() => randomDecimal(random)),
      label: maybe(() => randomText(random)),
      due: maybe(() => randomDay(random)),
      done: maybe(() => random.chance(0.5)),
      buyer: maybe(() => random.pick(companies)),
    })),
  );
  return { persons, accounts, records, lines };
}

/** The rows as the record API gives them: lookups expanded, collections nested. */
export function environments(data: Data): Environment[] {
  const personOf = (key: unknown): unknown => data.persons.find((row) => row['id'] === key) ?? null;
  const accountOf = (key: unknown): unknown => {
    const row = data.accounts.find((one) => one['id'] === key);
    return row ? { ...row, keeper: personOf(row['keeper']) } : null;
  };
  const team = data.persons.filter(({ level }) => Number(level) > 0).map((one) => one['id']);
  const user = { ...data.persons[0], team };
  return data.records.map((row) => ({
    record: {
      ...row,
      owner: personOf(row['owner']),
      account: accountOf(row['account']),
      lines: data.lines
        .filter((one) => one['deal'] === row['id'])
        .map((one) => ({ ...one, buyer: accountOf(one['buyer']) })),
    },
    user,
    now,
    timeZone,
  }));
}
