import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { must } from '../../apps/server/src/proof/http-caller.ts';
import type { HttpCaller } from '../../apps/server/src/proof/http-caller.ts';

/** Where the files lie: the first argument, or beside the checkout. */
export function pipelineFolder(): string {
  return path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../../shared/datasets/crm_pipeline'));
}

const count = async (call: HttpCaller, entity: string, filter: string): Promise<number> => {
  const answer = await must(call, 'POST', `/api/v1/records/${entity}/query`, {
    body: { filter, count: 'exact', limit: 1 },
  });
  return (answer.body['count'] as { value: number }).value;
};

/** Throws where the loaded records differ from what the files say. */
export async function checkFigures(call: HttpCaller, folder: string): Promise<void> {
  const stages = { won: 4238, lost: 2473, engaging: 1589, prospecting: 500 };
  const counted = (entity: string, expected: Readonly<Record<string, number>>) =>
    Promise.all(
      Object.entries(expected).map(async ([filter, wanted]) =>
        assert.equal(await count(call, entity, filter), wanted, `${entity}: ${filter}`),
      ),
    );
  await counted(
    'crm.opportunity',
    Object.fromEntries(Object.entries(stages).map(([stage, wanted]) => [`stage == "${stage}"`, wanted])),
  );
  await counted('crm.opportunity', {
    'amount == 0': 2473,
    '!has(amount)': 2089,
    '!has(startDate)': 500,
    '!has(account)': 1425,
    '!has(account) && stage in ["won", "lost"]': 0,
    'x_product.name == "GTX Pro"': 1480,
    '!has(x_product)': 0,
    '!has(owner)': 0,
    'stage == "won" && amount == 0': 0,
  });
  await counted('crm.account', { true: 85, 'has(x_parent)': 15, 'x_sector == "technology"': 12 });
  await counted('crm.product', { true: 7 });
  await counted('x.salesTeam', { true: 35, 'has(manager)': 35 });
  const sums = await must(call, 'POST', '/api/v1/records/crm.opportunity/aggregate', {
    body: { filter: 'stage == "won"', measures: { total: { function: 'sum', field: 'amount' } } },
  });
  assert.match(sums.text, /10005534(\.0+)?/, sums.text);
  await checkParents(call, folder);
  assert.ok((await usersOf(call)).length >= 41, '35 agents and 6 managers are members');
}

/** The parents that stand further down in the file are as good as the others. */
async function checkParents(call: HttpCaller, folder: string): Promise<void> {
  const rows = readFileSync(path.join(folder, 'accounts.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  const lines = new Map(rows.map((cells, index) => [cells[0] ?? '', index]));
  const later = rows.filter((cells, index) => (lines.get(cells[6] ?? '') ?? -1) > index);
  assert.equal(later.length, 6);
  for (const cells of later) {
    const found = await must(call, 'POST', '/api/v1/records/crm.account/query', {
      body: { filter: `name == ${JSON.stringify(cells[0])}`, fields: ['x_parent'] },
    });
    assert.equal((found.body['items'] as { x_parent: { title: string } | null }[])[0]?.x_parent?.title, cells[6]);
  }
}

async function usersOf(call: HttpCaller): Promise<unknown[]> {
  return (await must(call, 'GET', '/api/v1/users?limit=200')).body['items'] as unknown[];
}
