import path from 'node:path';
import { createDatabase, migrate, startEmbedded } from '@tessera/database';
import { createServer, migrations } from '@tessera/server';
import type { Server } from '@tessera/server';
import { Refusal } from '@tessera/std';

/** Where an installation lies. */
export interface InstallationPlace {
  /** Folder of the embedded Postgres and the files. */
  readonly home: string;
  /** An existing Postgres instead of the embedded one. */
  readonly databaseUrl: string | undefined;
}

/** The answer to a call of the API. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** One call of the API on behalf of a person. */
export type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  options?: { readonly body?: unknown; readonly file?: Upload },
) => Promise<Answer>;

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

/** An installation the command line works on: the same server as always, without a port. */
export interface Installation {
  readonly server: Server;
  /** Calls as a person (id, e-mail, mobile or name); absent: as the administrator. Refuses user_not_found. */
  callAs(user?: string): Promise<Call>;
  close(): Promise<void>;
}

/** Where TESSERA_HOME and DATABASE_URL point. */
export function placeFrom(
  environment: Readonly<Record<string, string | undefined>>,
  checkout: string,
): InstallationPlace {
  return {
    home: path.resolve(checkout, environment['TESSERA_HOME'] || '.tessera'),
    databaseUrl: environment['DATABASE_URL'] || undefined,
  };
}

/** Opens an installation; a running server may go on beside it. Calls pass the HTTP edge, so every right holds here too. */
export async function openInstallation({ home, databaseUrl }: InstallationPlace): Promise<Installation> {
  const cluster = databaseUrl === undefined ? await startEmbedded({ home }) : undefined;
  const database = createDatabase({ url: cluster?.url ?? databaseUrl ?? '' });
  const shut = async (server?: Server): Promise<void> => {
    await server?.close();
    await database.close();
    await cluster?.stop();
  };
  try {
    await migrate(database, migrations);
    // One caller, whose program may be starting still: nobody is turned away for load.
    const server = await createServer({
      database,
      filesFolder: path.join(home, 'files'),
      limits: { eventLoopDelayMs: 600_000 },
    });
    return { server, callAs: (user) => callAs(server, user), close: () => shut(server) };
  } catch (error) {
    await shut();
    throw error;
  }
}

async function callAs(server: Server, user: string | undefined): Promise<Call> {
  const { identity, app } = server;
  const id = user === undefined ? (await identity.ensureAdministrator()).id : await identity.findUser(user);
  if (id === undefined) throw new Refusal('user_not_found');
  const { token } = await identity.exchangeLink((await identity.createLink(id, 'sign-in')).token);
  return async (method, url, { body, file } = {}) => {
    const payload = file
      ? multipart(file)
      : body === undefined
        ? undefined
        : { type: 'application/json', bytes: Buffer.from(JSON.stringify(body)) };
    const response = await app.inject({
      method,
      url,
      headers: {
        cookie: `tsr=${token}; __Host-tsr=${token}`,
        'x-tessera-request': '1',
        ...(payload ? { 'content-type': payload.type } : {}),
      },
      ...(payload ? { payload: payload.bytes } : {}),
    });
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      text: response.payload,
      body: isJson ? (JSON.parse(response.payload) as Answer['body']) : {},
    };
  };
}

function multipart({ name, bytes, fields }: Upload): { type: string; bytes: Buffer } {
  const boundary = 'tessera-command-line';
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${encodeURIComponent(name)}"\r\nContent-Type: text/csv\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** The body of a call that must succeed. Throws the problem as a refusal. */
export async function demand(answer: Promise<Answer>): Promise<Answer> {
  const { status, body, text } = await answer;
  if (status < 400) return { status, body, text };
  throw new Problem(String(body['code'] ?? status), describe(body) ?? text);
}

/** A refusal of the API, already in words. */
export class Problem extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'Problem';
    this.code = code;
  }
}

function describe(body: Answer['body']): string | undefined {
  const errors = (body['errors'] ?? []) as readonly { pointer: string; detail: string }[];
  const first = body['detail'] ?? body['title'];
  return first === undefined
    ? undefined
    : [String(first), ...errors.map(({ pointer, detail }) => `  ${pointer}: ${detail}`)].join('\n');
}
