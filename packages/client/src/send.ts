import { Trouble } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { problemOf } from './api-problem.ts';
import type { ApiProblem } from './api-problem.ts';

/** Where and as whom a client talks. */
export interface ClientOptions {
  /** Origin and prefix before `/api/v1`, without a trailing slash; empty for the page's own origin. */
  readonly base?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** The language of refusals; a function is asked before every call. */
  readonly locale: Locale | (() => Locale);
  /** Bearer key `tsr_…`; without it the session cookie speaks. */
  readonly key?: string;
  /** Makes idempotency keys. */
  readonly newKey?: () => string;
  /** Told when an answer says that nobody is signed in (not by the session routes themselves). */
  readonly onSessionLost?: () => void;
}

/** One call, before it becomes a request. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments after `/api/v1`; each is escaped. */
  readonly path: readonly (string | number)[];
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
  /** `*`: only when nothing is there yet. */
  readonly ifNoneMatch?: string;
  /** Repeats a POST safely: the same key gets the stored answer. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** What came back. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string | undefined;
  /** The job of a 202 answer, or the place of what a POST made. */
  readonly location: string | undefined;
}

/** What the caller of a route may add to it. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** What the caller of a write may add to it. */
export interface WriteOptions extends CallOptions {
  readonly idempotencyKey?: string;
}

/** Sends calls; every route is a thin function over it. */
export interface Sender {
  readonly options: ClientOptions;
  /** Throws ApiProblem for a refusal, Trouble `network_unreachable` when nothing came back, the abort reason when aborted. */
  send<T>(call: Call): Promise<Answer<T>>;
  /** The answer as a file. Throws as `send` does. */
  download(call: Call): Promise<Blob>;
  url(call: Pick<Call, 'path' | 'query'>): string;
  headers(call: Pick<Call, 'method' | 'ifMatch' | 'ifNoneMatch' | 'idempotencyKey'>): Record<string, string>;
  /** Turns a failed answer into the error to throw. */
  failure(call: Pick<Call, 'path'>, status: number, text: string, retryAfter: string | null): ApiProblem;
}

export function createSender(options: ClientOptions): Sender {
  const doFetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const newKey = options.newKey ?? (() => freshKey());
  const url: Sender['url'] = ({ path, query }) =>
    `${options.base ?? ''}/api/v1/${path.map((part) => encodeURIComponent(part)).join('/')}${queryText(query)}`;
  const headers: Sender['headers'] = ({ method, ifMatch, ifNoneMatch, idempotencyKey }) => ({
    Accept: 'application/json, application/problem+json',
    'Accept-Language': typeof options.locale === 'function' ? options.locale() : options.locale,
    ...(options.key ? { Authorization: `Bearer ${options.key}` } : {}),
    ...(method === 'GET' ? {} : { 'X-Tessera-Request': '1' }),
    ...(method === 'POST' ? { 'Idempotency-Key': idempotencyKey ?? newKey() } : {}),
    ...(ifMatch ? { 'If-Match': ifMatch } : {}),
    ...(ifNoneMatch ? { 'If-None-Match': ifNoneMatch } : {}),
  });
  const failure: Sender['failure'] = (call, status, text, retryAfter) => {
    if (status === 401 && call.path[0] !== 'session') options.onSessionLost?.();
    return problemOf(status, text, retryAfter);
  };
  const wire: Wire = { doFetch, url, headers, failure };
  return {
    options,
    url,
    headers,
    failure,
    send: (call) => send(call, wire),
    download: async (call) => (await receive(call, wire, (answer) => answer.blob())).content,
  };
}

interface Wire extends Pick<Sender, 'url' | 'headers' | 'failure'> {
  readonly doFetch: typeof globalThis.fetch;
}

async function exchange(call: Call, wire: Wire): Promise<Response> {
  const headers = wire.headers(call);
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  return wire.doFetch(wire.url(call), {
    method: call.method,
    headers,
    credentials: 'same-origin',
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal ? { signal: call.signal } : {}),
  });
}

/** What `read` makes of the answer; a connection that fails half way counts as unreachable too. */
async function receive<T>(
  call: Call,
  wire: Wire,
  read: (response: Response) => Promise<T>,
): Promise<{ response: Response; content: T }> {
  let response: Response;
  let refused = '';
  let content: T | undefined;
  try {
    response = await exchange(call, wire);
    if (response.ok) content = await read(response);
    else refused = await response.text();
  } catch (error) {
    call.signal?.throwIfAborted();
    throw new Trouble('network_unreachable', {}, { cause: error });
  }
  if (!response.ok) throw wire.failure(call, response.status, refused, response.headers.get('Retry-After'));
  return { response, content: content as T };
}

async function send<T>(call: Call, wire: Wire): Promise<Answer<T>> {
  const { response, content } = await receive(call, wire, (answer) => answer.text());
  return {
    status: response.status,
    body: readBody<T>(response.status, content),
    etag: response.headers.get('ETag') ?? undefined,
    location: response.headers.get('Location') ?? undefined,
  };
}

/** The server's word on the shape is taken: its own tests check every answer against its schema. */
export function readBody<T>(status: number, text: string): T {
  if (text === '') return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Trouble('answer_unreadable', { status }, { cause: error });
  }
}

function queryText(query: Call['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** `crypto.randomUUID` is missing on a LAN address without https, `getRandomValues` is not. */
function freshKey(): string {
  return Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
