import { param, sql } from '@tessera/database';
import type { Database } from '@tessera/database';
import { ddlExpectation } from '@tessera/plan';
import type { EntityPlan, FieldPlan } from '@tessera/plan';
import type { Json } from '@tessera/std';
import type { Server } from '../create-server.ts';
import { documentsOf } from './random-base.ts';
import type { RandomBase } from './random-base.ts';
import type { Random } from './random.ts';

type Body = Readonly<Record<string, unknown>>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A server under trial, called as an administrator. */
export interface TriedServer {
  readonly server: Server;
  readonly database: Database;
  readonly administratorId: string;
  readonly admin: (
    method: Method,
    url: string,
    more?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
  ) => Promise<Answer>;
  /** Uploads a CSV to be imported. */
  readonly upload: (entity: string, csv: string) => Promise<Answer>;
}

/** A base on its way through its publishes: what was written, and what went wrong. */
export interface Trial {
  readonly tried: TriedServer;
  readonly random: Random;
  readonly rows: { readonly entity: string; readonly id: string; body: Body }[];
  readonly failures: string[];
}

/** Puts the whole base into the draft and publishes it. */
export async function publishBase({ admin }: TriedServer, base: RandomBase): Promise<void> {
  for (const document of documentsOf(base)) {
    const at = `/api/v1/documents/${document.kind}/${document.id}`;
    const known = await admin('GET', at);
    const headers: Record<string, string> =
      known.status === 200 ? { 'if-match': String(known.headers['etag']) } : { 'if-none-match': '*' };
    const saved = await admin('PUT', at, { body: document, headers });
    if (saved.status !== 200) throw new Error(`${document.id}: ${saved.text}`);
  }
  const made = await admin('POST', '/api/v1/draft/publish');
  if (made.status !== 201) throw new Error(made.text);
}

/** Where Postgres differs from what the live release wants. */
export async function checkTables({ tried: { server, database }, failures }: Trial): Promise<void> {
  const { schema, tables } = ddlExpectation(await server.publishing.plans.current());
  const { rows } = await database.query<{ table: string; column: string; nullable: string; type: string }>(
    sql`select c.table_name as table, c.column_name as column, c.is_nullable as nullable, format_type(a.atttypid, a.atttypmod) as type
        from information_schema.columns c join pg_attribute a
          on a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name
        where c.table_schema = ${param(schema, 'text')}`,
  );
  const actual = new Map(rows.map((row) => [`${row.table}.${row.column}`, `${row.type} ${row.nullable}`]));
  const { rows: indexes } = await database.query<{ name: string }>(
    sql`select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
        where n.nspname = ${param(schema, 'text')} and x.indisvalid`,
  );
  const names = new Set(indexes.map(({ name }) => name));
  for (const table of tables) {
    for (const { name, type, notNull } of table.columns) {
      const wanted = `${type} ${notNull ? 'NO' : 'YES'}`;
      const found = actual.get(`${table.name}.${name}`);
      if (found !== wanted) failures.push(`${table.name}.${name} is ${String(found)}, should be ${wanted}`);
    }
    for (const { name } of table.indexes) if (!names.has(name)) failures.push(`index ${name} is missing`);
  }
}

/** Values of the kinds' own samples for the fields a person may fill. */
function valuesFor(trial: Trial, entity: EntityPlan, number: number): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const field of entity.fields) {
    if (field.system || field.document.hidden === true || field.kind.computed) continue;
    const value = valueFor(trial, field, number);
    if (value !== undefined && value !== null) values[field.key] = value;
  }
  return values;
}

function valueFor({ random, rows, tried }: Trial, field: FieldPlan, number: number): Json | undefined {
  const { document, key, kind } = field;
  if (key === 'name') return `名称 ${number}`;
  if (document.unique === true) return `唯一 ${number}`;
  if (document.kind === 'person') return random.chance(0.5) ? tried.administratorId : undefined;
  if (document.kind === 'lookup') {
    const targets = rows.filter(({ entity }) => entity === document.target);
    return targets.length > 0 && random.chance(0.7) ? random.pick(targets).id : undefined;
  }
  if (document.kind === 'department' || document.kind === 'attachment' || document.kind === 'image') return undefined;
  const samples = kind.samples(document);
  return random.chance(0.8) && samples.length > 0 ? random.pick(samples) : undefined;
}

async function answered(
  trial: Trial,
  method: Method,
  url: string,
  more: Parameters<TriedServer['admin']>[2] = {},
): Promise<Answer> {
  const answer = await trial.tried.admin(method, url, more);
  if (answer.status >= 500) trial.failures.push(`${method} ${url} → ${answer.text}`);
  return answer;
}

/** Rows written before read back as they were, in the fields both releases show. */
export async function checkOldRows(trial: Trial): Promise<void> {
  for (const row of trial.rows) {
    const { status, body, text } = await answered(trial, 'GET', `/api/v1/records/${row.entity}/${row.id}`);
    if (status !== 200) {
      trial.failures.push(`${row.entity}/${row.id} → ${text}`);
      continue;
    }
    for (const [key, before] of Object.entries(row.body)) {
      if (key === '_etag' || !(key in body)) continue;
      const now = JSON.stringify(body[key]);
      if (now !== JSON.stringify(before))
        trial.failures.push(`${row.entity}.${key} was ${JSON.stringify(before)}, is ${now}`);
    }
    row.body = body;
  }
}

/** Creates, lists, filters, sorts, moves, imports and exports in every entity. */
export async function tryEverything(trial: Trial, base: RandomBase, round: number): Promise<void> {
  const plan = await trial.tried.server.publishing.plans.current();
  for (const [at, { id }] of base.entities.entries()) {
    const entity = plan.entity(id);
    if (entity) await tryEntity(trial, entity, round * 1000 + at * 10);
  }
  const imported = plan.entity(trial.random.pick(base.entities).id);
  if (imported) await tryImport(trial, imported, round);
}

async function tryEntity(trial: Trial, entity: EntityPlan, number: number): Promise<void> {
  const path = `/api/v1/records/${entity.id}`;
  for (let index = 0; index < 2; index += 1) {
    const body = valuesFor(trial, entity, number + index);
    const made = await answered(trial, 'POST', path, { body });
    if (made.status === 201) trial.rows.push({ entity: entity.id, id: String(made.body['id']), body: made.body });
    else trial.failures.push(`create ${entity.id} ${JSON.stringify(body)} → ${made.text}`);
  }
  await tryReading(trial, entity, path);
  await tryMoving(trial, entity, path);
  const exported = await answered(trial, 'POST', '/api/v1/exports', { body: { entity: entity.id } });
  if (exported.status !== 200) trial.failures.push(`export ${entity.id} → ${exported.text}`);
}

async function tryReading(trial: Trial, entity: EntityPlan, path: string): Promise<void> {
  const shown = entity.fields.filter(({ document }) => document.hidden !== true);
  const field = trial.random.pick(shown);
  await mustRead(trial, `${path}?limit=3&count=exact`);
  await answered(trial, 'GET', `${path}?sort=-${field.key}&limit=3`);
  await mustRead(trial, `${path}?filter=${encodeURIComponent(`has(name) && name != "x"`)}&fields=name`);
  for (const { key, kind, document } of shown) {
    const [value] = kind.samples(document);
    const rule = { field: key, operator: trial.random.pick(kind.operators), ...(value === undefined ? {} : { value }) };
    await answered(trial, 'POST', `${path}/query`, {
      body: { filter: { combinator: 'and', rules: [rule] }, limit: 2 },
    });
    await answered(trial, 'POST', `${path}/aggregate`, {
      body: { measures: { n: { function: trial.random.pick(['count', 'sum', 'min', 'max', 'avg']), field: key } } },
    });
  }
}

async function mustRead(trial: Trial, url: string): Promise<void> {
  const { status, text } = await answered(trial, 'GET', url);
  if (status !== 200) trial.failures.push(`GET ${url} → ${text}`);
}

async function tryMoving(trial: Trial, entity: EntityPlan, path: string): Promise<void> {
  const row = trial.rows.findLast((each) => each.entity === entity.id);
  if (!row) return;
  const { body } = await answered(trial, 'GET', `${path}/${row.id}/transitions`);
  const open = ((body['items'] ?? []) as { key: string; enabled: boolean }[]).find(({ enabled }) => enabled);
  if (!open) return;
  const moved = await answered(trial, 'POST', `${path}/${row.id}/transitions/${open.key}`, {
    body: {},
    headers: { 'if-match': '*' },
  });
  if (moved.status === 200) row.body = moved.body;
  else trial.failures.push(`${entity.id} ${open.key} → ${moved.text}`);
}

async function tryImport(trial: Trial, entity: EntityPlan, number: number): Promise<void> {
  const title = entity.field('name')?.document.label['zh-CN'] ?? '';
  const uploaded = await trial.tried.upload(entity.id, `${title}\r\n导入 ${number}\r\n`);
  if (uploaded.status !== 201) return void trial.failures.push(`upload ${entity.id} → ${uploaded.text}`);
  for (const step of ['check', 'run']) {
    const at = `/api/v1/imports/${String(uploaded.body['id'])}`;
    await answered(trial, 'POST', `${at}/${step}`);
    const state = await settled(trial, at);
    if (state !== 'checked' && state !== 'done') trial.failures.push(`import ${entity.id} ${step}: ${state}`);
  }
}

async function settled(trial: Trial, at: string): Promise<string> {
  for (;;) {
    const { body } = await answered(trial, 'GET', at);
    const state = String(body['state']);
    if (state !== 'checking' && state !== 'running') return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
