/**
 * The pipeline file of ../shared/datasets through the import API, from an empty folder to checked figures.
 * Run: node tools/try-crm-pipeline.ts [folder]. Says so and ends with 0 where the folder is absent.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { temporaryHome } from '@tessera/testkit';
import { setTimeout as sleep } from 'node:timers/promises';
import { administratorKey, httpCaller, must } from '../apps/server/src/proof/http-caller.ts';
import type { HttpCaller } from '../apps/server/src/proof/http-caller.ts';
import { firstToken, startProcess } from '../apps/server/src/proof/server-process.ts';
import { checkFigures, pipelineFolder } from './crm-pipeline/figures.ts';

type Json = Record<string, unknown>;
interface Unknown {
  readonly field: string;
  readonly text: string;
  readonly rows: number;
  readonly suggestions: readonly { readonly to: string; readonly label: string }[];
}
interface Run {
  readonly id: string;
  readonly state: string;
  readonly spec: { readonly columns: readonly { readonly field?: string }[] };
  readonly analysis: { readonly columns: readonly { readonly header?: string; readonly format?: Json }[] };
  readonly dryRun: { readonly counts: Json; readonly unknown: readonly Unknown[] } | null;
  readonly counts: Readonly<Record<'rows' | 'created' | 'updated' | 'refused' | 'warnings', number>> | null;
}

const root = path.resolve(import.meta.dirname, '..');
const folder = pipelineFolder();
const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const timings: (readonly [string, number])[] = [];

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const answer = await work();
  timings.push([what, performance.now() - start]);
  return answer;
}

/** The pack's documents, as an analyst who starts from it has them. */
function packDocuments(): Json[] {
  const files = globSync('templates/crm-core/{entities,forms,views,workflows,roles,apps}/*.json', { cwd: root });
  const origin = { pack: 'crm.core', version: '1.0.0' };
  return files.map((file) => ({ origin, ...(JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Json) }));
}

async function publish(call: HttpCaller, documents: readonly Json[]): Promise<void> {
  for (const document of documents) {
    const at = `/api/v1/documents/${String(document['kind'])}/${String(document['id'])}`;
    const known = await call('GET', at);
    const headers: Record<string, string> =
      known.status === 200 ? { 'if-match': known.headers.get('etag') ?? '' } : { 'if-none-match': '*' };
    await must(call, 'PUT', at, { body: document, headers });
  }
  await must(call, 'POST', '/api/v1/draft/publish');
}

/** What the file needs beyond the pack. */
function withAdditions(documents: readonly Json[]): Json[] {
  const entity = (id: string) => documents.find((each) => each['kind'] === 'entity' && each['id'] === id) ?? {};
  const add = (id: string, fields: Json): Json => ({
    ...entity(id),
    fields: { ...(entity(id)['fields'] as Json), ...fields },
  });
  const technology = { technology: { label: label('科技', 'technology'), order: 'a0' } };
  return [
    add('crm.account', {
      x_sector: { kind: 'select', label: label('行业', 'sector'), order: 'x0', options: technology },
      x_region: { kind: 'text', label: label('地区', 'office_location'), order: 'x1' },
      x_parent: { kind: 'lookup', label: label('上级客户', 'subsidiary_of'), order: 'x2', target: 'crm.account' },
    }),
    add('crm.opportunity', {
      x_product: { kind: 'lookup', label: label('产品', 'product'), order: 'x0', target: 'crm.product' },
    }),
    add('crm.product', { x_series: { kind: 'text', label: label('系列', 'series'), order: 'x0' } }),
    {
      kind: 'entity',
      id: 'x.salesTeam',
      schemaVersion: 1,
      label: label('销售团队', 'Sales team'),
      ownership: 'none',
      titleExpr: 'region',
      fields: {
        agent: { kind: 'person', label: label('销售', 'sales_agent'), order: 'a0', required: true, activeOnly: false },
        manager: { kind: 'person', label: label('经理', 'manager'), order: 'a1', activeOnly: false },
        region: { kind: 'text', label: label('大区', 'regional_office'), order: 'a2' },
      },
    },
  ];
}

interface Plan {
  readonly file: string;
  readonly entity: string;
  /** Header → field, in the order of the file. */
  readonly columns: readonly string[];
  readonly place?: boolean;
  readonly decide: (unknown: readonly Unknown[]) => Record<string, Record<string, Json>>;
}

/** Upload, mapping, dry run, decisions, run. */
async function importFile(call: HttpCaller, { file, entity, columns, place = false, decide }: Plan): Promise<Run> {
  const form = new FormData();
  form.set('entity', entity);
  form.set('file', new File([readFileSync(path.join(folder, file))], file, { type: 'text/csv' }));
  const { id } = (await must(call, 'POST', '/api/v1/imports', { body: form })).body as unknown as Run;
  const at = `/api/v1/imports/${id}`;
  const formats = ((await must(call, 'GET', at)).body as unknown as Run).spec.columns as readonly { format?: Json }[];
  await must(call, 'PATCH', at, {
    body: {
      place,
      columns: columns.map((field, index) => ({
        field,
        ...(formats[index]?.format ? { format: formats[index].format } : {}),
      })),
    },
  });
  const checked = await timed(`${file}: dry run`, () => step(call, at, 'check', 'checked'));
  const unknown = checked.dryRun?.unknown ?? [];
  await must(call, 'PATCH', at, { body: { replacements: decide(unknown) } });
  const done = await timed(`${file}: import`, () => step(call, at, 'run', 'done'));
  console.log(
    `${file}:`,
    JSON.stringify(done.counts),
    unknown.length === 0
      ? ''
      : `decided once: ${unknown
          .map(({ text, rows }) => `${text} (${rows})`)
          .join(', ')
          .slice(0, 200)}`,
  );
  assert.equal(done.counts?.refused, 0, (await call('GET', `${at}/errors`)).text.slice(0, 1000));
  return { ...done, dryRun: checked.dryRun };
}

async function step(call: HttpCaller, at: string, which: 'check' | 'run', end: string): Promise<Run> {
  await must(call, 'POST', `${at}/${which}`);
  for (;;) {
    const run = (await must(call, 'GET', at)).body as unknown as Run;
    if (run.state === end) return run;
    if (run.state === 'failed' || run.state === 'cancelled') throw new Error(`${at} ${run.state}`);
    await sleep(50);
  }
}

const nothing = () => ({});
const createAll = (field: string, unknown: readonly Unknown[]) =>
  Object.fromEntries(unknown.filter((each) => each.field === field).map(({ text }) => [text, { action: 'create' }]));

async function load(call: HttpCaller): Promise<Run> {
  await importFile(call, {
    file: 'products.csv',
    entity: 'crm.product',
    columns: ['name', 'x_series', 'price'],
    decide: nothing,
  });
  await importFile(call, {
    file: 'sales_teams.csv',
    entity: 'x.salesTeam',
    columns: ['agent', 'manager', 'region'],
    decide: (unknown) => ({ agent: createAll('agent', unknown), manager: createAll('manager', unknown) }),
  });
  await importFile(call, {
    file: 'accounts.csv',
    entity: 'crm.account',
    columns: ['name', 'x_sector', 'foundedYear', 'annualRevenue', 'employees', 'x_region', 'x_parent'],
    decide: (unknown) => ({
      x_sector: { ...createAll('x_sector', unknown), technolgy: { action: 'map', to: 'technology' } },
    }),
  });
  return importFile(call, {
    file: 'sales_pipeline.csv',
    entity: 'crm.opportunity',
    columns: ['name', 'owner', 'x_product', 'account', 'stage', 'startDate', 'closeDate', 'amount'],
    place: true,
    decide: (unknown) => {
      const product = unknown.filter(({ field }) => field === 'x_product');
      assert.deepEqual(
        product.map(({ text, rows }) => [text, rows]),
        [['GTXPro', 1480]],
      );
      const pro = product[0]?.suggestions.find((each) => each.label === 'GTX Pro');
      assert.ok(pro, 'GTX Pro is suggested for GTXPro');
      assert.equal(unknown.length, 1, JSON.stringify(unknown.filter(({ field }) => field !== 'x_product').slice(0, 5)));
      return { x_product: { GTXPro: { action: 'map', to: pro.to } } };
    },
  });
}

async function main(): Promise<void> {
  if (!existsSync(folder)) return console.log(`${folder} is not here: nothing tried.`);
  const home = await temporaryHome('crm');
  const server = await timed('first start', () => startProcess(home));
  try {
    const call = httpCaller(server.url, await administratorKey(server.url, await firstToken(server)));
    const pack = packDocuments();
    await timed('publish the pack', () => publish(call, pack));
    await timed('publish the additions', () => publish(call, withAdditions(pack)));
    const pipeline = await load(call);
    const dates = pipeline.analysis.columns
      .map(({ format }) => format)
      .filter((format) => format?.['dateOrder'] !== undefined);
    console.log('dates:', JSON.stringify(dates));
    for (const format of dates) assert.equal(format?.['dateOrder'], 'MDY');
    await timed('figures', () => checkFigures(call, folder));
    for (const [what, ms] of timings) console.log(`${what.padEnd(32)} ${Math.round(ms).toString().padStart(7)} ms`);
    console.log('All figures are as they should be.');
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

await main();
