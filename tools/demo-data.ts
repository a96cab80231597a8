/** Writes the demo rows of the core pack: `node tools/demo-data.ts`. The same rows come out every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../packages/std/src/index.ts';
import { demoRows } from './demo/rows.ts';
import type { SeedRow } from './demo/rows.ts';

const folder = join(import.meta.dirname, '..', 'templates/crm-core/data');

/** One row a line, so that a difference names the row. */
function fileText(rows: Readonly<Record<string, SeedRow>>): string {
  const lines = Object.entries(rows).map(([key, row]) => `  ${JSON.stringify(key)}: ${JSON.stringify(row)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

mkdirSync(folder, { recursive: true });
for (const locale of locales) {
  for (const [name, rows] of Object.entries(demoRows(locale))) {
    writeFileSync(join(folder, `${name}.${locale}.json`), fileText(rows));
    console.log(`${name}.${locale}.json: ${Object.keys(rows).length} rows`);
  }
}
