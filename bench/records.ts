/**
 * The record API beside a server written by hand over the same rows, in turns: medians of the rounds and their ratio.
 * Run: npm run bench -- [--rows 50000] [--seconds 1] [--only update]. Loopback only; read the ratios, not the numbers.
 */
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { httpCaller, must } from '../apps/server/src/proof/http-caller.ts';
import type { Database } from '../packages/database/src/index.ts';
import { childrenOf, cpuOf } from './cpu.ts';
import { startBenchInstallation } from './installation.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    seconds: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const rows = Number(options.rows);
const roundMs = Number(options.seconds) * 1000;
const rounds = 5;
const connections = 16;
const goal = 0.7;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const words = (text: string) => ({ 'zh-CN': text, en: text });
const stages = ['new', 'offer', 'won', 'lost'];

const documents = [
  {
    kind: 'entity',
    id: 'x.account',
    schemaVersion: 1,
    label: words('客户'),
    titleExpr: 'name',
    fields: {
      name: { kind: 'text', label: words('名称'), order: 'a0', required: true },
      level: { kind: 'text', label: words('级别'), order: 'a1' },
    },
  },
  {
    kind: 'entity',
    id: 'x.deal',
    schemaVersion: 1,
    label: words('商机'),
    titleExpr: 'name',
    indexes: { byStage: { fields: ['stage', 'amount'] } },
    fields: {
      name: { kind: 'text', label: words('名称'), order: 'a0', required: true },
      stage: {
        kind: 'select',
        label: words('阶段'),
        order: 'a1',
        options: Object.fromEntries(stages.map((key, at) => [key, { label: words(key), order: `a${at}` }])),
      },
      amount: { kind: 'money', label: words('金额'), order: 'a2', currency: 'CNY' },
      account: { kind: 'lookup', label: words('客户'), order: 'a3', target: 'x.account' },
    },
  },
  {
    kind: 'role',
    id: 'x.sales',
    schemaVersion: 1,
    label: words('销售'),
    entities: {
      'x.account': { read: true, scope: 'all' },
      'x.deal': { create: true, read: true, update: true, scope: 'ownAndSubordinates' },
    },
  },
];

/** Rows of three owners; one of them asks. */
async function fill(database: Database, owners: readonly string[]): Promise<void> {
  const list = `(array[${owners.map((id) => `'${id}'::uuid`).join(', ')}])[1 + n % ${owners.length}]`;
  await database.slow.query({
    text: `insert into main_live.x_account (id, created_at, updated_at, owner_id, name, level) select gen_random_uuid(), now(), now(), ${list}, 'account ' || n, 'a' from generate_series(1, ${Math.ceil(rows / 20)}) n`,
  });
  await database.slow.query({
    text: `with a as (select id, row_number() over () as at from main_live.x_account)
      insert into main_live.x_deal (id, created_at, created_by, updated_at, updated_by, owner_id, name, stage, amount, amount_currency, amount_rate, amount_base, account)
      select gen_random_uuid(), now(), ${list}, now(), ${list}, ${list}, 'deal ' || n, (array['${stages.join("','")}'])[1 + n % 4], n % 100000, 'CNY', 1, n % 100000, a.id
      from generate_series(1, ${rows}) n join a on a.at = 1 + n % ${Math.ceil(rows / 20)}`,
  });
  await database.slow.query({ text: 'analyze main_live.x_deal' });
  await database.slow.query({ text: 'analyze main_live.x_account' });
}

type Send = (method: string, url: string, body?: object) => Promise<void>;

function sender(key: string): Send {
  return (method, url, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${key}`,
        'if-match': '*',
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      const sent = request(url, { method, agent, headers }, (answer) => {
        let seen = '';
        if ((answer.statusCode ?? 500) >= 300) answer.on('data', (chunk: Buffer) => (seen += chunk.toString()));
        else answer.resume();
        answer.on('end', () =>
          (answer.statusCode ?? 500) < 300
            ? resolve()
            : reject(new Error(`${method} ${url}: ${answer.statusCode} ${seen}`)),
        );
      });
      sent.on('error', reject);
      sent.end(text);
    });
}

/** What was measured of one server in one round. */
interface Round {
  /** Requests a second with all connections busy. */
  readonly rate: number;
  /** CPU time of a request in microseconds, of the server's process and of Postgres. */
  readonly node: number;
  readonly postgres: number;
}

async function measure(work: () => Promise<void>, server: number, postgres: number, ms: number): Promise<Round> {
  let done = 0;
  const cpu = async () => [await cpuOf([server]), await cpuOf(await childrenOf(postgres))] as const;
  const [node = NaN, backends = NaN] = await cpu();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - start < ms) {
        await work();
        done += 1;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const [nodeAfter = NaN, backendsAfter = NaN] = await cpu();
  return { rate: done / seconds, node: (nodeAfter - node) / done, postgres: (backendsAfter - backends) / done };
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

function works(
  send: Send,
  ours: string,
  theirs: string,
  ids: readonly string[],
  accounts: readonly string[],
): Record<string, readonly [() => Promise<void>, () => Promise<void>]> {
  let turn = 0;
  const next = <T>(list: readonly T[]): T => list[(turn += 7) % list.length] as T;
  const made = () => ({
    name: `neu ${turn}`,
    stage: next(stages),
    amount: { amount: '12.50', currency: 'CNY' },
    account: next(accounts),
  });
  const filter = (stage: string) => encodeURIComponent(`stage == "${stage}"`);
  return {
    'list 50, filtered and sorted': [
      () => send('GET', `${ours}?filter=${filter(next(stages))}&sort=-amount&limit=50`),
      () => send('GET', `${theirs}?stage=${next(stages)}`),
    ],
    'get one with its account': [
      () => send('GET', `${ours}/${next(ids)}?expand=account(level)`),
      () => send('GET', `${theirs}/${next(ids)}`),
    ],
    create: [() => send('POST', ours, made()), () => send('POST', theirs, made())],
    update: [
      () => send('PATCH', `${ours}/${next(ids)}`, { name: `t ${(turn += 1)}` }),
      () => send('PATCH', `${theirs}/${next(ids)}`, { name: `t ${(turn += 1)}` }),
    ],
    'count and sum by stage': [
      () =>
        send('POST', `${ours}/aggregate`, {
          groupBy: ['stage'],
          measures: { n: { function: 'count' }, total: { function: 'sum', field: 'amount' } },
        }),
      () => send('POST', `${theirs}/aggregate`, {}),
    ],
  };
}

/** Another server over the same database, in a process of its own. */
async function startRaw(database: string): Promise<{ url: string; pid: number; kill: () => void }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'raw-server.ts')], {
    env: { ...process.env, BENCH_DATABASE: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
  );
  return { url, pid: child.pid ?? 0, kill: () => void child.kill() };
}

async function main(): Promise<void> {
  const { server, admin, database, databaseUrl, postgresPid, publish, close } = await startBenchInstallation();
  try {
    await publish(documents);
    const made = await must(admin, 'POST', '/api/v1/keys', { body: { name: 'bench', roles: ['x.sales'] } });
    const key = String(made.body['key']);
    const me = String((await must(httpCaller(server.url, key), 'GET', '/api/v1/me')).body['id']);
    const others = await Promise.all(
      ['one', 'two'].map(async (name) =>
        String(
          (await must(admin, 'POST', '/api/v1/users', { body: { name, email: `${name}@example.com` } })).body['id'],
        ),
      ),
    );
    await fill(database, [me, ...others]);
    const read = async (text: string) => (await database.query<{ id: string }>({ text })).rows.map(({ id }) => id);
    const ids = await read(`select id from main_live.x_deal where owner_id = '${me}' order by id limit 3000`);
    const accounts = await read('select id from main_live.x_account order by id limit 500');
    const raw = await startRaw(databaseUrl);
    const cases = works(sender(key), `${server.url}/api/v1/records/x.deal`, `${raw.url}/deals`, ids, accounts);
    await compare(cases, { ours: server.pid, theirs: raw.pid, postgres: postgresPid }).finally(raw.kill);
  } finally {
    agent.destroy();
    await close();
  }
}

interface Processes {
  readonly ours: number;
  readonly theirs: number;
  readonly postgres: number;
}

async function compare(
  cases: Record<string, readonly [() => Promise<void>, () => Promise<void>]>,
  { ours, theirs, postgres }: Processes,
): Promise<void> {
  console.log(`${rows} rows, ${connections} connections, medians of ${rounds} rounds in turns; by hand | tessera\n`);
  console.log(table('', 'requests a second', 'ratio', 'CPU µs of node', 'of Postgres'));
  for (const [name, [own, hand]] of Object.entries(cases)) {
    if (!name.startsWith(options.only)) continue;
    const measured: readonly [Round[], Round[]] = [[], []];
    await measure(own, ours, postgres, 300);
    await measure(hand, theirs, postgres, 300);
    for (let round = 0; round < rounds; round += 1) {
      measured[0].push(await measure(own, ours, postgres, roundMs));
      measured[1].push(await measure(hand, theirs, postgres, roundMs));
    }
    const both = (part: keyof Round) => measured.map((list) => median(list.map((round) => round[part])));
    const [mine = 0, byHand = 0] = both('rate');
    const ratio = mine / byHand;
    const pair = (part: keyof Round) =>
      both(part)
        .map((value) => value.toFixed(0))
        .reverse()
        .join(' | ');
    const judged = `${ratio.toFixed(2)}${ratio < goal ? ` below ${goal}` : ''}`;
    console.log(table(name, pair('rate'), judged, pair('node'), pair('postgres')));
  }
}

function table(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(30)}${cells.map((cell) => cell.padStart(18)).join('')}`;
}

await main();
