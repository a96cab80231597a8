import pg from 'pg';
import { testDatabase } from '@tessera/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomExpression } from './fuzz/generator.ts';
import { randomOf } from './fuzz/random.ts';
import { ddl, dialect, scope, userId } from './fuzz/world.ts';
import { castOf } from './sql-constant.ts';
import { compileExpression, param, raw, renderDefinition, renderSql, toSql } from './index.ts';
import type { SqlDialect, Typed } from './index.ts';

let client: pg.Client;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  close = database.close;
  await client.connect();
  await client.query(ddl);
  await client.query(`
    create index on deal (stage); create index on deal (count); create index on deal (owner);
    create index on deal (note); create index on deal (due); create index on deal using gin (tags);
    set enable_seqscan to off; set jit to off`);
});

afterAll(async () => {
  await client.end();
  await close();
});

const indexed: SqlDialect = {
  ...dialect,
  column: (path) => (path[0] === 'user' ? param(userId, 'uuid') : raw(`t."${path.join('.')}"`)),
};

function typed(text: string): Typed {
  const compiled = compileExpression(text, scope, { context: 'filter' });
  if ('issues' in compiled) throw new Error(JSON.stringify(compiled.issues));
  return compiled.typed;
}

async function plan(text: string): Promise<string> {
  const { text: where, values } = renderSql(toSql(typed(text), indexed, { position: 'where' }));
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select 1 from deal t where ${where}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each([
  "stage == 'won'",
  "stage in ['won', 'new']",
  'owner in [user, user.id]',
  'count > 42',
  'count == 42',
  'count in [1, 2]',
  "note == 'x' && open",
  "note >= 'b'",
  "due >= '2026-01-01' && due < '2026-02-01'",
  'due <= today()',
  'owner == user',
  "'won' in tags",
  "tags.containsAny(['won', 'lost'])",
  "owner == user || stage == 'won'",
  'note == null',
])('a filter %s can use an index', async (text) => {
  expect(await plan(text)).toMatch(/Index Cond|Bitmap Index Scan/);
});

test('what may be a generated column is accepted as one', async () => {
  const seed = Date.now() % 2_147_483_647;
  const random = randomOf(seed);
  const plainColumns: SqlDialect = { ...dialect, column: (path) => raw(`"${path.join('.')}"`) };
  const refused: string[] = [];
  let made = 0;
  for (let round = 0; round < 3000 && made < 150; round += 1) {
    const kind = random.pick(['bool', 'number', 'whole', 'text', 'date', 'instant', 'span'] as const);
    const text = randomExpression(random, kind, random.whole(1, 3));
    const compiled = compileExpression(text, scope, { context: 'computed' });
    if ('issues' in compiled || compiled.typed.capabilities.generated !== true) continue;
    made += 1;
    const expression = renderDefinition(toSql(compiled.typed, plainColumns));
    const statement = `alter table deal add column g ${castOf(compiled.typed.type)} generated always as (${expression}) stored; alter table deal drop column g`;
    await client.query(statement).catch((fault: unknown) => refused.push(`${text}: ${String(fault)}`));
  }
  expect(refused, `seed ${seed}`).toEqual([]);
  expect(made).toBe(150);
});
