/**
 * A folder of CSV files, such as crm_exports/zoho of ../shared/datasets, as an analyst without a hand of help turns it
 * into an app: every file is uploaded, the proposal is taken as it is, published, and the rows come in.
 * Prints per table what went in and came out, and which columns were typed right; what is right says `expected`.
 * Run: node tools/try-zoho.ts [folder]. Says so and ends with 0 where the folder is absent.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '../packages/client/src/index.ts';
import type { ImportBatch, Outline } from '../packages/client/src/index.ts';
import { documentSet } from '../packages/model/src/index.ts';
import { temporaryHome } from '@tessera/testkit';
import { sheetDocuments } from '../apps/designer/src/sheets/sheet-documents.ts';
import { planOf } from '../apps/designer/src/sheets/sheet-plan.ts';
import type { SheetPlan } from '../apps/designer/src/sheets/sheet-plan.ts';
import { administratorKey } from '../apps/server/src/proof/http-caller.ts';
import { firstToken, startProcess } from '../apps/server/src/proof/server-process.ts';

/**
 * What a person who reads header and cells would choose; the first line that fits `table/header` counts.
 * A column without a single value is left out of the figures: nothing can be known of it.
 */
const expected: readonly (readonly [place: RegExp, kinds: readonly string[]])[] = [
  [/^Campaigns\/(Created|Modified) Time$|\/(Start|End) Date$/, ['date']],
  [/Time$|DateTime$|\/(Closing|Due) Date$|\/Valid Till$/, ['datetime']],
  [/Owner$/, ['person', 'owner']],
  // A number of another table that is here is a link, one of a table that is not here is a text.
  [
    /^(Accounts\/ACCOUNT|Calls\/TASK|Campaigns\/CAMPAIGN|Contacts\/CONTACT|Events\/EVENT|Invoices\/INVOICE|Leads\/LEAD|Quotes\/QUOTE|Users\/USER_|Price_Books\/BOOK|Invoice_Line_Items\/INVENTORYREL)ID$/,
    ['text'],
  ],
  [/Owner Id$|\/(ACCOUNTID|CONTACTID|LEADID|BOOKID|Account Id|Contact Id|Campaign Id)$/, ['lookup']],
  [/ID$|Id$|Invoice Number$/, ['text']],
  [/^Campaign_Lead_Status\/Campaign Name$/, ['lookup']],
  [/Name$|Company$|Subject$/, ['text']],
  [/Email$/, ['email']],
  [/Mobile$/, ['phone']],
  [/Website$/, ['url']],
  [/Involved$|CONVERTED$|Billable$|Active\??$/, ['boolean']],
  [/Tier$|Status$|Type$|Stage$|Source$|Origin$|Industry$|Purpose$|Pricing Model$|month_/, ['select']],
  [/Probability$/, ['percent']],
  [/\(in |Days|Quantity$/, ['integer']],
  [/Amount$|Revenue$|Cost$|Price$|Total|Discount$|Tax$|Adjustments$/, ['money']],
];

const folder = process.argv[2] ?? path.join(import.meta.dirname, '../../shared/datasets/crm_exports/zoho');

type Client = ReturnType<typeof createClient>;

function typedRight({ tables }: Outline, plan: SheetPlan): { right: number; all: number; wrong: readonly string[] }[] {
  return tables.map((table, at) => {
    const judged = table.columns.flatMap(({ index, header, filled }) => {
      const kinds = expected.find(([place]) => place.test(`${table.name}/${header}`))?.[1];
      const kind = plan.tables[at]?.columns.find((column) => column.index === index)?.kind ?? '';
      if (filled === 0) return [];
      assert.ok(kinds, `nothing is expected of ${table.name}/${header}`);
      return [{ header, kind, right: kinds.includes(kind), kinds }];
    });
    const wrong = judged.filter(({ right }) => !right);
    return {
      right: judged.length - wrong.length,
      all: judged.length,
      wrong: wrong.map(({ header, kind, kinds }) => `${header}: ${kind}, not ${kinds.join('/')}`),
    };
  });
}

async function finished(client: Client, id: string): Promise<ImportBatch> {
  for (;;) {
    const batch = await client.importBatches.get(id);
    if (batch.state !== 'running') return batch;
    await sleep(500);
  }
}

async function buildApp(client: Client, files: readonly string[]) {
  const stored = [];
  for (const file of files)
    stored.push(await client.files.upload(new File([readFileSync(file)], path.basename(file), { type: 'text/csv' })));
  const outline = await client.importBatches.outline(stored.map(({ id }) => ({ id })));
  const plan = planOf(outline, true);
  const { items } = await client.documents.list();
  const made = await sheetDocuments(outline, plan, documentSet(items.map(({ document }) => document)), 'en');
  for (const document of [...made.entities, made.app])
    await client.documents.put(document.kind, document.id, document, undefined);
  const { issues } = await client.draft.plan();
  assert.deepEqual(
    issues.filter(({ severity }) => severity === 'error'),
    [],
  );
  await client.draft.publish({});
  const batch = await client.importBatches.plan('zoho', made.loads);
  await client.importBatches.run(batch.id);
  return { outline, plan, batch: await finished(client, batch.id) };
}

async function main(): Promise<void> {
  if (!existsSync(folder)) return console.log(`${folder} is not here: nothing tried.`);
  const home = await temporaryHome('zoho');
  const server = await startProcess(home);
  try {
    const key = await administratorKey(server.url, await firstToken(server));
    const client = createClient({ base: server.url, key, locale: 'en' });
    const started = Date.now();
    const { outline, plan, batch } = await buildApp(client, globSync(path.join(folder, '*.csv')).toSorted());
    const figures = typedRight(outline, plan);
    let [rowsIn, rowsOut] = [0, 0];
    for (const [at, table] of outline.tables.entries()) {
      const place = batch.loads.findIndex(({ file, reading }) => file === table.file && reading === reading);
      const counts = batch.imports.find((each) => each.place === place)?.counts;
      const { right, all, wrong } = figures[at] ?? { right: 0, all: 0, wrong: [] };
      rowsIn += table.rows;
      rowsOut += counts?.created ?? 0;
      console.log(
        `${table.name.padEnd(22)} rows ${String(table.rows).padStart(5)} in, ${String(counts?.created ?? 0).padStart(5)} out, ${counts?.refused ?? '?'} refused, ${counts?.warnings ?? '?'} with warnings; columns ${right}/${all}${wrong.map((line) => `\n    ${line}`).join('')}`,
      );
    }
    const [right, all] = [
      figures.reduce((sum, each) => sum + each.right, 0),
      figures.reduce((sum, each) => sum + each.all, 0),
    ];
    console.log(
      `state ${batch.state}; columns typed right ${right} of ${all} (${((right / all) * 100).toFixed(1)} %); rows ${rowsOut} of ${rowsIn}; ${Math.round((Date.now() - started) / 1000)} s`,
    );
    assert.equal(rowsOut, rowsIn, 'a row was lost');
    assert.ok(right / all >= 0.95, 'less than 95 % of the columns are typed right');
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

await main();
