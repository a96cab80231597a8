import { setTimeout as sleep } from 'node:timers/promises';
import { repairApp } from '../testing/repair-app.ts';
import { repairVersions } from '../testing/repair-versions.ts';
import { must } from './http-caller.ts';
import type { HttpCaller } from './http-caller.ts';

const records = '/api/v1/records/x.repair';

export interface LiveOptions {
  /** The same installation through its server processes; the first one publishes. */
  readonly calls: readonly HttpCaller[];
  /** Requests a second, over all processes together. */
  readonly perSecond: number;
  /** Pause between two publishes in milliseconds. */
  readonly pauseMs: number;
  readonly say: (line: string) => void;
}

export interface LiveFigures {
  readonly requests: number;
  readonly seconds: number;
  readonly failures: readonly string[];
  /** Milliseconds. */
  readonly latency: { readonly median: number; readonly p99: number; readonly longest: number };
}

/** Publishes ten versions of an entity while requests read and write; answers what failed. */
export async function livePublishes({ calls, perSecond, pauseMs, say }: LiveOptions): Promise<LiveFigures> {
  const [first] = calls;
  if (!first) throw new Error('a server is needed');
  for (const document of repairApp) await put(first, document);
  await must(first, 'POST', '/api/v1/draft/publish');
  const load = startLoad(calls, perSecond);
  const from = performance.now();
  try {
    for (const [index, version] of repairVersions.entries()) {
      await sleep(pauseMs);
      await put(first, version);
      const begun = performance.now();
      const release = Number((await must(first, 'POST', '/api/v1/draft/publish')).body['release']);
      const took = performance.now() - begun;
      for (const call of calls) {
        const seen = Number((await must(call, 'GET', '/api/v1/app')).body['release']);
        if (seen !== release) load.failures.push(`answered from release ${seen} after release ${release}`);
      }
      say(`publish ${index + 1}: release ${release} in ${Math.round(took)} ms; ${load.times.length} requests answered`);
    }
    await sleep(pauseMs);
  } finally {
    await load.end();
  }
  const seconds = (performance.now() - from) / 1000;
  const { body } = await must(first, 'GET', `${records}?limit=1&count=exact`);
  const count = (body['count'] as { readonly value: number }).value;
  if (count !== load.created) load.failures.push(`${load.created} records were made, ${count} are there`);
  const times = load.times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
  return {
    requests: times.length,
    seconds,
    failures: load.failures,
    latency: { median: at(0.5), p99: at(0.99), longest: at(1) },
  };
}

async function put(call: HttpCaller, document: { readonly kind: string; readonly id: string }): Promise<void> {
  const at = `/api/v1/documents/${document.kind}/${document.id}`;
  const known = await call('GET', at);
  const headers: Record<string, string> =
    known.status === 200 ? { 'if-match': known.headers.get('etag') ?? '' } : { 'if-none-match': '*' };
  await must(call, 'PUT', at, { body: document, headers });
}

/** Half reads, half writes, sent at their time whether or not the ones before were answered. */
function startLoad(calls: readonly HttpCaller[], perSecond: number) {
  const ids: string[] = [];
  const load = { times: [] as number[], failures: [] as string[], created: 0 };
  let running = true;

  async function one(number: number): Promise<void> {
    const call = calls[number % calls.length] as HttpCaller;
    const id = ids[(number * 7) % Math.max(ids.length, 1)];
    const turn = id === undefined ? 0 : Math.floor(number / calls.length) % 4;
    const begun = performance.now();
    const answer = await request(call, turn, number, id);
    load.times.push(performance.now() - begun);
    if (answer.status >= 400) load.failures.push(`${turn}: ${answer.status} ${answer.text}`);
    if (turn !== 0 || answer.status !== 201) return;
    ids.push(String(answer.body['id']));
    load.created += 1;
  }

  const ended = (async () => {
    const pending = new Set<Promise<void>>();
    const from = performance.now();
    for (let number = 0; running; number += 1) {
      const work = one(number).catch((error: unknown) => void load.failures.push(String(error)));
      pending.add(work);
      void work.finally(() => pending.delete(work));
      await sleep(Math.max(0, from + ((number + 1) * 1000) / perSecond - performance.now()));
    }
    await Promise.all(pending);
  })();
  return Object.assign(load, {
    end: async () => {
      running = false;
      await ended;
    },
  });
}

function request(call: HttpCaller, turn: number, number: number, id: string | undefined): ReturnType<HttpCaller> {
  switch (turn) {
    case 0:
      return call('POST', records, { body: { title: `报修${number}`, urgent: number % 3 === 0 } });
    case 1:
      return call('GET', `${records}?sort=-createdAt&limit=20`);
    case 2:
      return call('PATCH', `${records}/${id}`, {
        body: { title: `改${number}`, cost: { amount: '5', currency: 'CNY' } },
        headers: { 'if-match': '*' },
      });
    default:
      return call('GET', `${records}/${id}?expand=customer`);
  }
}
