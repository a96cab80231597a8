import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '@tessera/database';
import type { Database } from '@tessera/database';
import { nothingRetired } from './check-tables.ts';
import type { Retired } from './check-tables.ts';
import { administratorKey, httpCaller, must } from './http-caller.ts';
import type { HttpCaller } from './http-caller.ts';
import { createOnce, noteEntity, nothingAcknowledged, notes, publishRound, startLoad } from './kill-load.ts';
import type { Acknowledged, Load } from './kill-load.ts';
import { inspectRows, inspectTables } from './kill-inspect.ts';
import type { Random } from './random.ts';
import { firstToken, killPostgres, startProcess } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

export interface KillOptions {
  readonly home: string;
  readonly rounds: number;
  readonly random: Random;
  /** Rows of each import. */
  readonly importRows: number;
  readonly say: (line: string) => void;
}

/** Under what the blow falls: each in turn. Writes go on under all of them. */
const moments: Readonly<Record<string, (load: Load) => Promise<void>>> = {
  writes: () => sleep(200),
  import: (load) => load.importing,
  publish: (load) => load.publishing,
};

/** What is killed: each in turn; the last one lets the server live on without its database for a while. */
const victims = ['server', 'server and Postgres', 'Postgres alone, then the server'] as const;

/** Kills server and Postgres again and again under writes, imports and publishes; answers what was lost or half done. */
export async function killRounds(options: KillOptions): Promise<readonly string[]> {
  const { home, rounds, say } = options;
  const known = nothingAcknowledged();
  const retired = nothingRetired();
  const failures: string[] = [];
  let server = await startProcess(home);
  try {
    const key = await administratorKey(server.url, await firstToken(server));
    await publishRound(httpCaller(server.url, key), 0, known);
    failures.push(...(await withDatabase(home, (database) => inspectTables(database, noteEntity(0), retired))));
    for (let round = 1; round <= rounds; round += 1) {
      const { what, found: without } = await blow(options, server, key, round, known);
      server = await startProcess(home);
      const found = [...without, ...(await whatIsLeft(home, httpCaller(server.url, key), known, retired))];
      failures.push(...found.map((each) => `round ${round}: ${each}`));
      const { titles, releases, imports, publishesBegun } = known;
      say(
        `round ${round}: killed ${what}; so far ${titles.size} records, ${imports.size} imports, ${releases.size} of ${publishesBegun} publishes acknowledged; ${found.length} faults`,
      );
    }
  } finally {
    await server.stop();
  }
  return failures;
}

/** One round: load, and in the middle of it the kill. The server is gone afterwards. */
async function blow(
  { home, random, importRows }: KillOptions,
  server: ServerProcess,
  key: string,
  round: number,
  known: Acknowledged,
): Promise<{ readonly what: string; readonly found: readonly string[] }> {
  const [moment = '', when = () => sleep(0)] = Object.entries(moments)[round % 3] ?? [];
  const victim = victims[Math.floor(round / 3) % victims.length] ?? 'server';
  const call = httpCaller(server.url, key);
  const load = startLoad(call, round, importRows, known);
  await when(load);
  await sleep(random.whole(0, 2500));
  if (victim !== 'server') await killPostgres(await dataFolder(home));
  const found = victim.startsWith('Postgres') ? await withoutPostgres(call, known) : [];
  await server.kill();
  await load.end();
  return { what: `${victim} during ${moment}`, found };
}

/** Looks at everything after the next start: answers, rows, jobs; then, once the draft has gone through, the tables. */
async function whatIsLeft(home: string, call: HttpCaller, known: Acknowledged, retired: Retired): Promise<string[]> {
  const found = await settle(call, known);
  found.push(...(await withDatabase(home, (database) => inspectRows(database, known))));
  await finishDraft(call, known);
  const live = await liveEntity(call);
  found.push(...(await withDatabase(home, (database) => inspectTables(database, live, retired))));
  return found;
}

/** A server whose database is gone says so; what it answers before the last connection notices holds like any answer. */
async function withoutPostgres(call: HttpCaller, known: Acknowledged): Promise<string[]> {
  const read = await call('GET', `${notes}?limit=1`);
  const made = await createOnce(call, `without-${known.titles.size}`, `without ${known.titles.size}`, known);
  if (made?.status === 201) known.titles.set(String(made.body['id']), [String(made.body['title'])]);
  return [read, made].flatMap((answer) =>
    answer && ![200, 201, 503].includes(answer.status) ? [`without Postgres: ${answer.status} ${answer.text}`] : [],
  );
}

/** Repeats what got no answer, waits until every import has come to an end, and sees that the newest release serves. */
async function settle(call: HttpCaller, known: Acknowledged): Promise<string[]> {
  const found: string[] = [];
  const { body } = await must(call, 'GET', '/api/v1/releases');
  const listed = new Set((body['items'] as { no: number }[]).map(({ no }) => no));
  for (const release of known.releases) if (!listed.has(release)) found.push(`release ${release} is gone`);
  await must(call, 'GET', `${notes}?limit=5&sort=-createdAt`);
  for (const [key, title] of Array.from(known.unanswered)) {
    const made = await createOnce(call, key, title, known);
    if (made?.status === 201) known.titles.set(String(made.body['id']), [title]);
    else found.push(`${title} sent again → ${made?.status} ${made?.text}`);
  }
  const { body: all } = await must(call, 'GET', '/api/v1/imports');
  const asked = new Set([...known.imports, ...runningOf(all['items'])]);
  for (const id of asked) {
    const state = await endOfImport(call, id);
    if (state !== 'done') found.push(`import ${id} ${state}`);
  }
  return found;
}

const runningOf = (items: unknown): string[] =>
  (items as { id: string; state: string }[]).filter(({ state }) => state === 'running').map(({ id }) => id);

async function endOfImport(call: HttpCaller, id: string): Promise<string> {
  const deadline = Date.now() + 240_000;
  for (;;) {
    const state = String((await must(call, 'GET', `/api/v1/imports/${id}`)).body['state']);
    if (['done', 'failed', 'cancelled'].includes(state)) return state;
    if (Date.now() > deadline) return `neither goes on nor ends: ${state}`;
    await sleep(100);
  }
}

/** Publishes what the killed process left in the draft, if it left anything. */
async function finishDraft(call: HttpCaller, known: Acknowledged): Promise<void> {
  const made = await call('POST', '/api/v1/draft/publish');
  if (made.body['code'] === 'nothing_to_publish') return;
  if (made.status !== 201) throw new Error(`publish → ${made.status} ${made.text}`);
  known.publishesBegun += 1;
  known.releases.add(Number(made.body['release']));
}

async function liveEntity(call: HttpCaller): Promise<ReturnType<typeof noteEntity>> {
  const { body } = await must(call, 'GET', '/api/v1/documents/entity/x.note');
  return body as ReturnType<typeof noteEntity>;
}

interface State {
  readonly user: string;
  readonly password: string;
  readonly data: string;
  readonly port: number;
}

async function stateOf(home: string): Promise<State> {
  return JSON.parse(await readFile(path.join(home, 'postgres.json'), 'utf8')) as State;
}

async function dataFolder(home: string): Promise<string> {
  return path.resolve(home, (await stateOf(home)).data);
}

async function withDatabase<T>(home: string, work: (database: Database) => Promise<T>): Promise<T> {
  const { user, password, port } = await stateOf(home);
  const database = createDatabase({
    url: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/tessera`,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
