import { setTimeout as sleep } from 'node:timers/promises';
import { must } from './http-caller.ts';
import type { HttpAnswer, HttpCaller } from './http-caller.ts';

/** What was answered with success: it has to be there whatever happens after. And what nobody knows the end of. */
export interface Acknowledged {
  /** Record → the titles it may have: the last one answered, and those sent after it. */
  readonly titles: Map<string, string[]>;
  readonly releases: Set<number>;
  readonly imports: Set<string>;
  /** Creates without an answer: idempotency key → title. Sent again, each exists exactly once. */
  readonly unanswered: Map<string, string>;
  publishesBegun: number;
}

export const nothingAcknowledged = (): Acknowledged => ({
  titles: new Map(),
  releases: new Set(),
  imports: new Set(),
  unanswered: new Map(),
  publishesBegun: 0,
});

export const notes = '/api/v1/records/x.note';
const words = (text: string) => ({ 'zh-CN': text, en: text });

/** The entity of a round: indexed fields come and go, one grows wider now and then, so that values move. */
export function noteEntity(round: number): Record<string, unknown> {
  const extra = Array.from({ length: 4 }, (_, index) => [
    `extra${round + index}`,
    {
      kind: 'text',
      label: words(`字段 ${round + index}`),
      order: `b${index}`,
      indexed: true,
      unique: (round + index) % 3 === 0,
    },
  ]);
  const scale = Math.min(12, Math.ceil(round / 2));
  const amount = { kind: 'decimal', scale, label: words('数量'), order: 'a1', indexed: true };
  return {
    kind: 'entity',
    id: 'x.note',
    schemaVersion: 1,
    label: words('便签'),
    titleExpr: 'title',
    fields: {
      title: { kind: 'text', label: words('标题'), order: 'a0', required: true },
      amount,
      ...Object.fromEntries(extra),
    },
  };
}

/** Publishes the entity of a round. */
export async function publishRound(call: HttpCaller, round: number, known: Acknowledged): Promise<void> {
  const at = '/api/v1/documents/entity/x.note';
  const before = await call('GET', at);
  const headers: Record<string, string> =
    before.status === 200 ? { 'if-match': before.headers.get('etag') ?? '' } : { 'if-none-match': '*' };
  await must(call, 'PUT', at, { body: noteEntity(round), headers });
  known.publishesBegun += 1;
  const made = await must(call, 'POST', '/api/v1/draft/publish');
  known.releases.add(Number(made.body['release']));
}

/** Where the load of a round is. */
export interface Load {
  /** The import runs. */
  readonly importing: Promise<void>;
  /** The publish has been asked for. */
  readonly publishing: Promise<void>;
  end(): Promise<void>;
}

/** Five writers, one import and one publish at once, until the server is gone. */
export function startLoad(call: HttpCaller, round: number, importRows: number, known: Acknowledged): Load {
  let running = true;
  const importing = Promise.withResolvers<void>();
  const publishing = Promise.withResolvers<void>();
  const isRunning = () => running;
  const publish = async () => {
    await sleep(300);
    const begun = publishRound(call, round, known);
    publishing.resolve();
    await begun;
  };
  const work = [
    ...['a', 'b', 'c', 'd', 'e'].map((name) => write(call, `r${round}${name}`, known, isRunning)),
    importOnce(call, round, importRows, known, () => importing.resolve()),
    publish(),
  ];
  const ended = Promise.all(work.map((each) => each.catch(() => undefined)));
  void ended.then(() => {
    importing.resolve();
    publishing.resolve();
  });
  return {
    importing: importing.promise,
    publishing: publishing.promise,
    end: async () => {
      running = false;
      await ended;
    },
  };
}

async function write(call: HttpCaller, name: string, known: Acknowledged, isRunning: () => boolean): Promise<void> {
  for (let number = 0; isRunning(); number += 1) {
    const title = `${name}-${number}`;
    const made = await createOnce(call, `kill-${title}`, title, known);
    if (made?.status !== 201) {
      if (made === undefined) return;
      continue;
    }
    const id = String(made.body['id']);
    const titles = [title, `${title} changed`];
    known.titles.set(id, titles);
    const changed = await call('PATCH', `${notes}/${id}`, {
      body: { title: `${title} changed`, amount: String(number) },
      headers: { 'if-match': '*' },
    });
    if (changed.status === 200) titles.shift();
  }
}

/** Creates a note under a key; undefined when no answer came. */
export async function createOnce(
  call: HttpCaller,
  key: string,
  title: string,
  known: Acknowledged,
): Promise<HttpAnswer | undefined> {
  known.unanswered.set(key, title);
  try {
    const made = await call('POST', notes, { body: { title }, headers: { 'idempotency-key': key } });
    // 503: Postgres went away under the statement; whether it committed, nobody knows.
    if (made.status !== 503) known.unanswered.delete(key);
    return made;
  } catch {
    return undefined;
  }
}

async function importOnce(
  call: HttpCaller,
  round: number,
  rows: number,
  known: Acknowledged,
  onRunning: () => void,
): Promise<void> {
  const lines = Array.from({ length: rows }, (_, index) => `import${round}-${index}`);
  const form = new FormData();
  form.set('entity', 'x.note');
  form.set('file', new File([`标题\n${lines.join('\n')}\n`], 'rows.csv', { type: 'text/csv' }));
  const { body } = await must(call, 'POST', '/api/v1/imports', { body: form });
  const id = String(body['id']);
  await must(call, 'POST', `/api/v1/imports/${id}/run`);
  known.imports.add(id);
  onRunning();
}
