import type { Database } from '@tessera/database';
import type { Server } from '../create-server.ts';
import type { Retired } from './check-tables.ts';
import type { Random } from './random.ts';
import type { KnownThings } from './random-values.ts';

export type Body = Readonly<Record<string, unknown>>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A server under trial, called as an administrator. */
export interface TriedServer {
  readonly server: Server;
  readonly database: Database;
  readonly admin: (
    method: Method,
    url: string,
    more?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
  ) => Promise<Answer>;
  /** Uploads a CSV to be imported. */
  readonly upload: (entity: string, csv: string) => Promise<Answer>;
}

/** A record that was written: what its fields said, each under the kind it had then. */
export interface KnownRow {
  readonly entity: string;
  readonly id: string;
  readonly values: Map<string, unknown>;
}

/** A base on its way through its publishes: what was written, and what went wrong. */
export interface Trial {
  readonly tried: TriedServer;
  readonly random: Random;
  readonly known: KnownThings;
  readonly rows: KnownRow[];
  /** Records of each entity, imported ones included. */
  readonly counts: Map<string, number>;
  readonly retired: Retired;
  readonly failures: string[];
}

/** Calls; an error of ours is a failure. */
export async function answered(
  trial: Trial,
  method: Method,
  url: string,
  more: Parameters<TriedServer['admin']>[2] = {},
): Promise<Answer> {
  const answer = await trial.tried.admin(method, url, more);
  if (answer.status >= 500)
    trial.failures.push(`${method} ${url} ${JSON.stringify(more.body ?? null).slice(0, 500)} → ${answer.text}`);
  return answer;
}
