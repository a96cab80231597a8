import path from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '@tessera/std';

/** How a server is started. */
export interface Settings {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded Postgres, files and logs. */
  readonly home: string;
  /** An existing Postgres instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Without a trailing slash. */
  readonly publicUrl: string | undefined;
  /** Nothing is installed on the first start. */
  readonly empty: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads arguments and environment. Refuses with argument_unknown, port_invalid, public_url_needed, public_url_invalid or database_url_invalid. */
export function readSettings(args: readonly string[], env: Environment, checkout: string): Settings {
  const { empty, port } = readArguments(args);
  const host = env['HOST'] || '127.0.0.1';
  const publicUrl = readPublicUrl(env['PUBLIC_URL'] || undefined);
  if (!loopback.has(host) && publicUrl === undefined) throw new Refusal('public_url_needed', { host });
  return {
    port: readPort(port ?? env['PORT'] ?? '4600'),
    host,
    home: path.resolve(checkout, env['TESSERA_HOME'] || '.tessera'),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL'] || undefined),
    publicUrl,
    empty,
  };
}

function readArguments(args: readonly string[]): { empty: boolean; port: string | undefined } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { empty: { type: 'boolean' }, port: { type: 'string' } },
    });
    return { empty: values.empty ?? false, port: values.port };
  } catch {
    const argument =
      args.find((each) => !['--empty', '--port'].includes(each) && !/^\d+$/.test(each)) ?? args.join(' ');
    throw new Refusal('argument_unknown', { argument });
  }
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Refusal('port_invalid', { port: text });
  return Number(text);
}

/** Told without its text: there may be a password in it. */
function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw new Refusal('database_url_invalid');
  return text;
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.username !== '') {
    throw new Refusal('public_url_invalid', { url: text });
  }
  return url.origin;
}
