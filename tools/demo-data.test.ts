import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locales } from '../packages/std/src/index.ts';
import { demoRows } from './demo/rows.ts';

const folder = join(import.meta.dirname, '..', 'templates/crm-core/data');

test('the demo rows in the pack are those the generator makes', () => {
  for (const locale of locales) {
    for (const [name, rows] of Object.entries(demoRows(locale))) {
      expect([name, JSON.parse(readFileSync(join(folder, `${name}.${locale}.json`), 'utf8'))]).toEqual([name, rows]);
    }
  }
});

test('deals stand in every stage, some of them overdue', () => {
  const { opportunities = {} } = demoRows('zh-CN');
  const deals = Object.values(opportunities);
  expect(new Set(deals.map(({ stage }) => stage)).size).toBe(6);
  const isOverdue = (deal: Readonly<Record<string, unknown>>) =>
    (deal['expectedCloseDate'] as { $days: number }).$days < 0 && !deal['closeDate'];
  expect(deals.filter(isOverdue).length).toBeGreaterThan(3);
});
