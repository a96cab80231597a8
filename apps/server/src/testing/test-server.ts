import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { testDatabase } from '@tessera/testkit';
import { createServer } from '../create-server.ts';
import type { Server, ServerOptions } from '../create-server.ts';
import { migrations } from '../migrations.ts';

/** A call as somebody: cookie of a session, or a Bearer key. */
export interface As {
  readonly cookie?: string;
  readonly bearer?: string;
}

export interface TestCall extends As {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export type Caller = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  call?: TestCall,
) => Promise<TestAnswer>;

/** A server over a fresh database, called without a socket. */
export async function testServer(options: Partial<ServerOptions> = {}) {
  const { database, url, close } = await testDatabase({ migrations });
  const filesFolder = await mkdtemp(path.join(tmpdir(), 'tessera-files-'));
  const server = await createServer({
    database,
    filesFolder,
    workers: false,
    ...options,
    limits: { eventLoopDelayMs: 0, ...options.limits },
  });
  const call = callerOf(server);
  const administrator = await server.identity.ensureAdministrator();
  const cookie = await signIn(server, administrator.id);
  return {
    server,
    database,
    databaseUrl: url,
    call,
    /** Calls as the administrator. */
    admin: ((method, path, more = {}) => call(method, path, { cookie, ...more })) satisfies Caller,
    administratorId: administrator.id,
    cookie,
    close: async () => {
      await server.close();
      await rm(filesFolder, { recursive: true, force: true });
      await close();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof testServer>>;

/** A session of a person; the value of their cookie. */
export async function signIn({ identity }: Server, userId: string): Promise<string> {
  const { token } = await identity.createLink(userId, 'sign-in');
  return (await identity.exchangeLink(token)).token;
}

/** Calls over `inject`, marked as our own pages mark their requests. */
export function callerOf({ app }: Server): Caller {
  return async (method, url, { cookie, bearer, body, headers = {} } = {}) => {
    const response = await app.inject({
      method,
      url,
      headers: {
        'x-tessera-request': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie: `tsr=${cookie}` }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = /json/.test(String(response.headers['content-type'] ?? '')) && response.payload !== '';
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.payload,
      body: json ? (JSON.parse(response.payload) as TestAnswer['body']) : {},
    };
  };
}

/** Saves documents into the draft, whatever is there. */
export async function putDocuments(
  call: Caller,
  documents: readonly { readonly kind: string; readonly id: string }[],
): Promise<void> {
  for (const document of documents) {
    const path = `/api/v1/documents/${document.kind}/${document.id}`;
    const known = await call('GET', path);
    const condition: Record<string, string> =
      known.status === 200 ? { 'if-match': String(known.headers['etag']) } : { 'if-none-match': '*' };
    const saved = await call('PUT', path, { body: document, headers: condition });
    if (saved.status !== 200) throw new Error(`${document.id}: ${saved.text}`);
  }
}

/** Publishes the draft; the number of the release. */
export async function publishDraft(call: Caller): Promise<number> {
  const made = await call('POST', '/api/v1/draft/publish');
  if (made.status !== 201) throw new Error(made.text);
  return Number(made.body['release']);
}
