import Big from 'big.js';
import pg from 'pg';
import { testDatabase } from '@tessera/testkit';
import { expect, test } from 'vitest';
import { formatTimestamp } from './calendar.ts';
import { compileExpression, evaluator, joinSql, raw, renderSql, sql, toJson, toSql } from './index.ts';
import type { Environment, Sql, Typed, Value } from './index.ts';
import { randomExpression } from './fuzz/generator.ts';
import type { Wanted } from './fuzz/generator.ts';
import { randomOf } from './fuzz/random.ts';
import type { Random } from './fuzz/random.ts';
import { ddl, dialect, environments, randomData, scope } from './fuzz/world.ts';
import type { Data } from './fuzz/world.ts';

const seed = Number(process.env['TESSERA_FUZZ_SEED'] ?? Math.floor(Date.now() % 2_147_483_647));
const wantedCount = Number(process.env['TESSERA_FUZZ_COUNT'] ?? 5000);
const batchSize = 50;
const rowCount = 24;
const kinds: readonly Wanted[] = [
  'bool',
  'bool',
  'bool',
  'number',
  'whole',
  'text',
  'date',
  'instant',
  'span',
  'person',
];

interface Case {
  readonly text: string;
  readonly typed: Typed;
}

function nextCase(random: Random): Case | undefined {
  const text = randomExpression(random, random.pick(kinds), random.whole(1, 4));
  const compiled = compileExpression(text, scope, { context: 'computed' });
  return 'typed' in compiled && compiled.typed.capabilities.filter === true
    ? { text, typed: compiled.typed }
    : undefined;
}

/** The columns that carry a case home: its value as text, and for a condition whether WHERE would keep the row. */
function columnsOf({ typed }: Case): Sql[] {
  const value = toSql(typed, dialect);
  return [
    shown(value, typed),
    typed.type.kind === 'bool' ? sql`(${toSql(typed, dialect, { position: 'where' })}) IS TRUE` : raw('NULL'),
  ];
}

function shown(value: Sql, { type }: Typed): Sql {
  switch (type.kind) {
    case 'number':
      return sql`trim_scale((${value})::numeric)::text`;
    case 'date':
      return sql`to_char(${value}, 'YYYY-MM-DD')`;
    case 'timestamp':
      return sql`to_char((${value}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    case 'duration':
      return sql`trunc(extract(epoch from ${value}) * 1000000)::text`;
    default:
      return sql`(${value})::text`;
  }
}

function spelled(value: Value, { type }: Typed): string | null {
  if (value === null) return null;
  if (value instanceof Big) return value.eq(0) ? '0' : value.toFixed();
  if (typeof value === 'bigint') return type.kind === 'duration' ? value.toString() : formatTimestamp(value);
  const json = toJson(value, type);
  return typeof json === 'string' ? json : JSON.stringify(json);
}

async function fill(client: pg.Client, data: Data): Promise<void> {
  await client.query(ddl);
  const tables = { person: data.persons, account: data.accounts, deal: data.records, deal_line: data.lines };
  for (const [table, rows] of Object.entries(tables)) {
    await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
      JSON.stringify(rows),
    ]);
  }
}

async function differences(client: pg.Client, cases: readonly Case[], envs: readonly Environment[]): Promise<string[]> {
  const columns = joinSql(cases.flatMap(columnsOf), ', ');
  const { text, values } = renderSql(sql`SELECT ${columns} FROM deal AS t ORDER BY t.id`);
  const { rows } = await client.query<unknown[]>({ text, values, rowMode: 'array' });
  return cases.flatMap((one, index) => {
    const evaluate = evaluator(one.typed);
    for (const [rowIndex, env] of envs.entries()) {
      const mine = evaluate(env);
      const [theirs, kept] = [rows[rowIndex]?.[index * 2], rows[rowIndex]?.[index * 2 + 1]];
      const wrongValue = theirs !== spelled(mine, one.typed);
      const wrongWhere = one.typed.type.kind === 'bool' && kept !== (mine === true);
      if (wrongValue || wrongWhere) {
        return [
          `${one.text}\n  row ${rowIndex}: here ${spelled(mine, one.typed)}, Postgres ${String(theirs)}, kept ${String(kept)}`,
        ];
      }
    }
    return [];
  });
}

/** Runs a batch; when Postgres refuses it, finds the expression to blame. */
async function judge(client: pg.Client, cases: readonly Case[], envs: readonly Environment[]): Promise<string[]> {
  try {
    return await differences(client, cases, envs);
  } catch (fault) {
    if (cases.length === 1) return [`${cases[0]?.text ?? ''}\n  ${fault instanceof Error ? fault.message : ''}`];
    const middle = Math.ceil(cases.length / 2);
    return [
      ...(await judge(client, cases.slice(0, middle), envs)),
      ...(await judge(client, cases.slice(middle), envs)),
    ];
  }
}

interface Tally {
  readonly found: readonly string[];
  readonly done: number;
  readonly refused: number;
}

/** Compares `count` random expressions over random rows in an empty database. */
async function compare(url: string, random: Random, count: number): Promise<Tally> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set timezone to 'America/New_York'; set jit to off");
    const data = randomData(random, rowCount);
    await fill(client, data);
    const envs = environments(data);
    const found: string[] = [];
    let [done, refused] = [0, 0];
    while (done < count && found.length < 10) {
      const cases: Case[] = [];
      while (cases.length < batchSize) {
        const one = nextCase(random);
        if (one) cases.push(one);
        else refused += 1;
      }
      found.push(...(await judge(client, cases, envs)));
      done += cases.length;
    }
    return { found, done, refused };
  } finally {
    await client.end();
  }
}

test(`random expressions mean the same here and in Postgres (seed ${seed})`, { timeout: 240_000 }, async () => {
  const { url, close } = await testDatabase();
  try {
    const { found, done, refused } = await compare(url, randomOf(seed), wantedCount);
    console.info(`fuzz: seed ${seed}, ${done} expressions × ${rowCount} rows, ${refused} refused by the checker`);
    expect(found).toEqual([]);
    expect(refused).toBeLessThan(done / 10);
  } finally {
    await close();
  }
});

test(`they mean the same in a database sorted as Chinese (seed ${seed})`, { timeout: 120_000 }, async () => {
  const { url, close } = await testDatabase();
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const name = `${new URL(url).pathname.slice(1)}_zh`;
  try {
    await admin.query(`create database ${name} template template0 locale_provider icu icu_locale 'zh-CN'`);
    const there = new URL(url);
    there.pathname = `/${name}`;
    const { found } = await compare(there.href, randomOf(seed + 1), Math.ceil(wantedCount / 5));
    expect(found).toEqual([]);
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    await close();
  }
});
