import type { EntityPlan } from '@tessera/plan';
import { checkTables } from './check-tables.ts';
import { documentsOf } from './random-base.ts';
import type { RandomBase } from './random-base.ts';
import { valuesFor } from './random-values.ts';
import { answered } from './trial.ts';
import type { Answer, Body, KnownRow, Method, Trial, TriedServer } from './trial.ts';
import { tryImport } from './try-import.ts';

/** Brings the draft from one base to the next and publishes it; false when it was refused for the values that are there. */
export async function publishBase(
  { tried: { admin }, failures }: Trial,
  live: RandomBase | undefined,
  base: RandomBase,
  mayBeRefused: boolean,
): Promise<boolean> {
  const same = new Set(live && documentsOf(live).map((document) => JSON.stringify(document)));
  for (const document of documentsOf(base)) {
    if (same.has(JSON.stringify(document))) continue;
    const at = `/api/v1/documents/${document.kind}/${document.id}`;
    const known = await admin('GET', at);
    const headers: Record<string, string> =
      known.status === 200 ? { 'if-match': String(known.headers['etag']) } : { 'if-none-match': '*' };
    const saved = await admin('PUT', at, { body: document, headers });
    if (saved.status !== 200) throw new Error(`${document.id}: ${saved.text}`);
  }
  const planned = await admin('POST', '/api/v1/draft/plan');
  const made = await admin('POST', '/api/v1/draft/publish', { body: { planHash: planned.body['planHash'] } });
  if (made.status === 201) return true;
  if (
    mayBeRefused &&
    made.status === 422 &&
    /field_type_refused|field_values_unfit|unique_not_possible/.test(made.text)
  ) {
    // What was begun is taken back: the live release still has exactly its tables.
    const discarded = await admin('POST', '/api/v1/draft/discard', { body: {} });
    if (discarded.status !== 204) failures.push(`discard → ${discarded.text}`);
    return false;
  }
  throw new Error(`publish → ${made.status} ${made.text}`);
}

/** Expects one of some answers. */
async function expected(
  trial: Trial,
  statuses: readonly number[],
  method: Method,
  url: string,
  more: Parameters<TriedServer['admin']>[2] = {},
): Promise<Answer> {
  const answer = await answered(trial, method, url, more);
  if (answer.status < 500 && !statuses.includes(answer.status))
    trial.failures.push(`${method} ${url} ${JSON.stringify(more.body ?? null)} → ${answer.status} ${answer.text}`);
  return answer;
}

/** Whether Postgres is exactly what the live documents want. */
export async function checkBase(trial: Trial, { entities }: RandomBase): Promise<void> {
  const found = await checkTables(trial.tried.database, entities, trial.retired);
  trial.failures.push(...found);
}

/** Rows written before read back as they were, in every field the release shows. */
export async function checkOldRows(trial: Trial): Promise<void> {
  const plan = await trial.tried.server.publishing.plans.current();
  for (const row of trial.rows) {
    const entity = plan.entity(row.entity);
    if (!entity) continue;
    const { body } = await expected(trial, [200], 'GET', `/api/v1/records/${row.entity}/${row.id}`);
    compare(trial, entity, row, body);
    remember(entity, row, body);
  }
}

function compare(trial: Trial, entity: EntityPlan, row: KnownRow, body: Body): void {
  for (const field of entity.fields) {
    if (field.system || field.document.hidden === true) continue;
    const { kind } = field.document;
    const at = `${row.entity}/${row.id}.${field.key} (${kind})`;
    if (!(field.key in body)) {
      trial.failures.push(`${at} is not answered`);
      continue;
    }
    const before = row.values.get(`${field.key} ${kind}`);
    if (before === undefined) continue;
    const isNumber = kind === 'decimal' || kind === 'percent';
    const same = isNumber
      ? (before === null) === (body[field.key] === null) && Number(before) === Number(body[field.key])
      : JSON.stringify(before) === JSON.stringify(body[field.key]);
    if (!same) trial.failures.push(`${at} was ${JSON.stringify(before)}, is ${JSON.stringify(body[field.key])}`);
  }
}

function remember(entity: EntityPlan, { values }: KnownRow, body: Body): void {
  for (const field of entity.fields)
    if (!field.system && field.key in body) values.set(`${field.key} ${field.document.kind}`, body[field.key]);
}

/** Creates, changes, lists, filters, sorts, sums, moves, deletes, restores, imports and exports in every entity. */
export async function tryEverything(trial: Trial, round: number): Promise<void> {
  const plan = await trial.tried.server.publishing.plans.current();
  const entities = plan.entities.filter(({ directory }) => !directory);
  for (const [at, entity] of entities.entries()) await tryEntity(trial, entity, round * 1000 + at * 10);
  await tryImport(trial, trial.random.pick(entities), round);
  await expected(trial, [200], 'GET', '/openapi.json');
  await expected(trial, [200], 'GET', '/api/v1/app');
}

async function tryEntity(trial: Trial, entity: EntityPlan, number: number): Promise<void> {
  const path = `/api/v1/records/${entity.id}`;
  for (let index = 0; index < 2; index += 1) {
    const body = valuesFor(trial.random, trial.known, trial.rows, entity, number + index);
    const made = await expected(trial, [201], 'POST', path, { body });
    if (made.status !== 201) continue;
    const row: KnownRow = { entity: entity.id, id: String(made.body['id']), values: new Map() };
    remember(entity, row, made.body);
    trial.rows.push(row);
    trial.counts.set(entity.id, (trial.counts.get(entity.id) ?? 0) + 1);
  }
  await tryReading(trial, entity, path, number);
  await tryChanging(trial, entity, path);
  await tryMoving(trial, entity, path);
}

async function tryReading(trial: Trial, entity: EntityPlan, path: string, number: number): Promise<void> {
  const shown = entity.fields.filter(({ document }) => document.hidden !== true);
  const { body } = await expected(trial, [200], 'GET', `${path}?limit=3&count=exact`);
  const count = (body['count'] as { value?: number } | undefined)?.value;
  if (count !== trial.counts.get(entity.id))
    trial.failures.push(`${entity.id} holds ${String(count)} rows, should hold ${trial.counts.get(entity.id)}`);
  const field = trial.random.pick(shown);
  await answered(trial, 'GET', `${path}?sort=-${field.key}&limit=3`);
  const named = encodeURIComponent(`name == "名称 ${number}"`);
  const { body: found } = await expected(trial, [200], 'GET', `${path}?filter=${named}&fields=name`);
  if ((found['items'] as unknown[] | undefined)?.length !== 1)
    trial.failures.push(`${path}?filter=${named} → ${JSON.stringify(found)}`);
  // A third of the fields each time: over the rounds every kind has its turn, in every entity.
  for (const { key, kind, document } of trial.random.some(shown, 0.35)) {
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

/** Any old row can still be changed, deleted, brought back and asked for its history. */
async function tryChanging(trial: Trial, entity: EntityPlan, path: string): Promise<void> {
  const own = trial.rows.filter((each) => each.entity === entity.id);
  const row = own.length === 0 ? undefined : trial.random.pick(own);
  if (!row) return;
  const at = `${path}/${row.id}`;
  const headers = { 'if-match': '*' };
  await expected(trial, [200], 'PATCH', at, { body: { name: row.values.get('name text') }, headers });
  await expected(trial, [200], 'GET', `${at}/history`);
  // Rows that others need are kept (409), or take those with them: only rows nobody links to go.
  const isLinked = entity.references.some(({ onDelete }) => onDelete !== 'restrict');
  if (isLinked) return;
  const gone = await expected(trial, [204, 409], 'DELETE', at, { headers });
  if (gone.status !== 204) return;
  await expected(trial, [404], 'GET', at);
  await expected(trial, [200], 'POST', `${at}/restore`, { headers });
}

async function tryMoving(trial: Trial, entity: EntityPlan, path: string): Promise<void> {
  const row = trial.rows.findLast((each) => each.entity === entity.id);
  if (!row || entity.lifecycles.length === 0) return;
  const { body } = await expected(trial, [200], 'GET', `${path}/${row.id}/transitions`);
  const open = ((body['items'] ?? []) as { key: string; enabled: boolean }[]).find(({ enabled }) => enabled);
  if (!open) return;
  const moved = await expected(trial, [200], 'POST', `${path}/${row.id}/transitions/${open.key}`, {
    body: {},
    headers: { 'if-match': '*' },
  });
  if (moved.status === 200) remember(entity, row, moved.body);
}
