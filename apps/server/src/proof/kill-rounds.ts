import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, sql } from '@tessera/database';
import type { Database } from '@tessera/database';
import { administratorKey, httpCaller, must } from './http-caller.ts';
import type { HttpCaller } from './http-caller.ts';
import type { Random } from './random.ts';
import { firstToken, killPostgres, startProcess } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

/** What was answered with success: it has to be there whatever happens after. */
interface Acknowledged {
  /** Record → the titles it may have: the last one answered, and those sent after it. */
  readonly titles: Map<string, string[]>;
  readonly releases: Set<number>;
  readonly imports: Set<string>;
}

export interface KillOptions {
  readonly home: string;
  readonly rounds: number;
  readonly random: Random;
  /** Rows of each import. */
  readonly importRows: number;
  readonly say: (line: string) => void;
}

const words = (text: string) => ({ 'zh-CN': text, en: text });
const notes = '/api/v1/records/x.note';

function entity(fields: number): object {
  const extra = Array.from({ length: fields }, (_, index) => [
    `extra${index}`,
    { kind: 'text', label: words(`字段 ${index}`), order: `b${index}`, indexed: true },
  ]);
  return {
    kind: 'entity',
    id: 'x.note',
    schemaVersion: 1,
    label: words('便签'),
    titleExpr: 'title',
    fields: {
      title: { kind: 'text', label: words('标题'), order: 'a0', required: true },
      ...Object.fromEntries(extra),
    },
  };
}

/** Kills server and sometimes Postgres again and again under writes, imports and publishes; answers what was lost or half done. */
export async function killRounds({ home, rounds, random, importRows, say }: KillOptions): Promise<readonly string[]> {
  const known: Acknowledged = { titles: new Map(), releases: new Set(), imports: new Set() };
  const failures: string[] = [];
  let server = await startProcess(home);
  const key = await administratorKey(server.url, await firstToken(server));
  await publish(httpCaller(server.url, key), 0, known);
  for (let round = 1; round <= rounds; round += 1) {
    const withPostgres = random.chance(0.4);
    const load = startLoad(httpCaller(server.url, key), round, importRows, known);
    await sleep(random.whole(300, 2500));
    if (withPostgres) await killPostgres(await dataFolder(home));
    await server.kill();
    await load.end();
    server = await startProcess(home);
    await settle(server, key, known, failures);
    const found = await withDatabase(home, (database) => inspect(database, known));
    failures.push(...found.map((what) => `round ${round}: ${what}`));
    say(
      `round ${round}: killed ${withPostgres ? 'server and Postgres' : 'server'}; ${known.titles.size} records, ${known.releases.size} releases, ${known.imports.size} imports acknowledged; ${found.length} faults`,
    );
  }
  await server.stop();
  return failures;
}

async function publish(call: HttpCaller, fields: number, known: Acknowledged): Promise<void> {
  const at = '/api/v1/documents/entity/x.note';
  const before = await call('GET', at);
  const headers: Record<string, string> =
    before.status === 200 ? { 'if-match': before.headers.get('etag') ?? '' } : { 'if-none-match': '*' };
  await must(call, 'PUT', at, { body: entity(fields), headers });
  const made = await must(call, 'POST', '/api/v1/draft/publish');
  known.releases.add(Number(made.body['release']));
}

/** Writers, one import and one publish at once, until the server is gone. */
function startLoad(call: HttpCaller, round: number, importRows: number, known: Acknowledged): { end(): Promise<void> } {
  let running = true;
  const ignore = (): void => undefined;
  const writer = async (name: string): Promise<void> => {
    for (let number = 0; running; number += 1) {
      const title = `${name}-${number}`;
      const made = await call('POST', notes, { body: { title } });
      if (made.status !== 201) continue;
      const id = String(made.body['id']);
      const titles = [title];
      known.titles.set(id, titles);
      titles.push(`${title} changed`);
      const changed = await call('PATCH', `${notes}/${id}`, {
        body: { title: `${title} changed` },
        headers: { 'if-match': '*' },
      });
      if (changed.status === 200) titles.shift();
    }
  };
  const work = [
    writer(`r${round}a`),
    writer(`r${round}b`),
    writer(`r${round}c`),
    importOnce(call, round, importRows, known),
    sleep(200).then(() => publish(call, round, known)),
  ];
  const ended = Promise.all(work.map((each) => each.catch(ignore)));
  return {
    end: async () => {
      running = false;
      await ended;
    },
  };
}

async function importOnce(call: HttpCaller, round: number, rows: number, known: Acknowledged): Promise<void> {
  const lines = Array.from({ length: rows }, (_, index) => `import${round}-${index}`);
  const form = new FormData();
  form.set('entity', 'x.note');
  form.set('file', new File([`标题\n${lines.join('\n')}\n`], 'rows.csv', { type: 'text/csv' }));
  const { body } = await must(call, 'POST', '/api/v1/imports', { body: form });
  const id = String(body['id']);
  await must(call, 'POST', `/api/v1/imports/${id}/run`);
  known.imports.add(id);
}

/** Waits until every import has come to an end, and sees that the newest release serves. */
async function settle(server: ServerProcess, key: string, known: Acknowledged, failures: string[]): Promise<void> {
  const call = httpCaller(server.url, key);
  const { body } = await must(call, 'GET', '/api/v1/releases');
  const listed = new Set((body['items'] as { no: number }[]).map(({ no }) => no));
  for (const release of known.releases) if (!listed.has(release)) failures.push(`release ${release} is gone`);
  await must(call, 'GET', `${notes}?limit=5&sort=-createdAt`);
  await must(call, 'POST', '/api/v1/draft/plan');
  const deadline = Date.now() + 240_000;
  for (const id of known.imports) {
    let state = '';
    while (state !== 'done' && state !== 'failed' && state !== 'cancelled') {
      if (Date.now() > deadline) return void failures.push(`import ${id} neither goes on nor ends: ${state}`);
      state = String((await must(call, 'GET', `/api/v1/imports/${id}`)).body['state']);
      if (state !== 'done') await sleep(100);
    }
    if (state !== 'done') failures.push(`import ${id} ${state}`);
  }
}

/** What is lost or half done. */
async function inspect(database: Database, known: Acknowledged): Promise<string[]> {
  const found: string[] = [];
  const { rows } = await database.query<{ id: string; title: string }>(sql`select id, title from main_live.x_note`);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  for (const [id, allowed] of known.titles) {
    const title = titles.get(id);
    if (title === undefined || !allowed.includes(title))
      found.push(`record ${id} should say ${allowed.join(' or ')}, says ${String(title)}`);
  }
  const counts = await database.query<{ what: string; count: string }>(
    sql`select 'records whose journal has another number of entries than they have versions' as what, count(*)::text as count from main_live.x_note n
          where n.version <> (select count(*) from tessera.change c where c.entity = 'x.note' and c.record = n.id)
        union all select 'journal entries without a record', count(*)::text from tessera.change c
          where c.entity = 'x.note' and not exists (select 1 from main_live.x_note n where n.id = c.record)
        union all select 'journal entries without an outbox entry', count(*)::text from tessera.change c
          where c.entity = 'x.note' and not exists (select 1 from tessera.outbox o where o.change_seq = c.seq)
        union all select 'imports whose counts are not their rows', count(*)::text from tessera.import i
          where i.state = 'done' and ((i.counts ->> 'created')::int <> (select count(*) from tessera.import_row r where r.import_id = i.id and r.action = 'create')
            or (i.counts ->> 'created')::int <> (i.counts ->> 'rows')::int)
        union all select 'imported rows without a record', count(*)::text from tessera.import_row r
          where not exists (select 1 from main_live.x_note n where n.id = r.record)
        union all select 'rows imported twice', count(*)::text from
          (select 1 from main_live.x_note where title like 'import%' group by title having count(*) > 1) twice`,
  );
  for (const { what, count } of counts.rows) if (count !== '0') found.push(`${count} ${what}`);
  return found;
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
