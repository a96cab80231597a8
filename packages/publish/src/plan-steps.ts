import { quoteIdent } from '@tessera/database';
import { ddlExpectation } from '@tessera/plan';
import type { DdlExpectation, IndexExpectation, Plan, TableExpectation } from '@tessera/plan';
import type { Catalogue } from './catalogue.ts';
import { copySql, followSql, guardSql, moveName, stopFollowingSql } from './column-move.ts';
import type { ColumnMove } from './column-move.ts';
import { createIndexSql, indexDefinition, interimName, tableSql } from './index-sql.ts';
import type { Step } from './step.ts';
import { stepWords } from './step-words.ts';
import type { StepWords } from './step-words.ts';
import { addColumnSql, addForeignKeySql, createTableSql } from './table-sql.ts';

/**
 * What is missing between the tables as they are and the tables a plan wants, in the order it must run.
 * Tables and columns are only ever added; indexes that nobody wants any more go with the switch.
 * Why: worked out from the catalogue each time, so that a publish that broke off goes on where it stopped.
 */
export function planSteps(plan: Plan, catalogue: Catalogue, moves: readonly ColumnMove[] = []): readonly Step[] {
  const wanted = ddlExpectation(plan);
  const words = stepWords(plan);
  const old = wanted.tables.filter(({ name }) => catalogue.tables.has(name));
  return [
    ...newTables(wanted, catalogue, words),
    ...old.flatMap((table) => newColumns(table, catalogue, words)),
    ...moves.flatMap((move) => movedColumn(move, words)),
    ...old.flatMap((table) => foreignKeys(table, catalogue, words)),
    ...old.flatMap((table) => slowIndexes(table, catalogue, words)),
    ...old.flatMap((table) => replacedIndexes(table, catalogue, words)),
    ...unwantedIndexes(wanted, catalogue, words),
    ...guards(moves, words),
    ...endedMoves(plan, catalogue, moves, words),
  ];
}

/** All new tables in one step: they may link to each other. */
function newTables(wanted: DdlExpectation, catalogue: Catalogue, words: StepWords): readonly Step[] {
  const fresh = wanted.tables.filter(({ name }) => !catalogue.tables.has(name));
  const schema = catalogue.exists ? [] : [`CREATE SCHEMA IF NOT EXISTS ${quoteIdent(wanted.schema)}`];
  if (fresh.length === 0 && schema.length === 0) return [];
  const sql = [
    ...schema,
    ...fresh.map(createTableSql),
    ...fresh.flatMap((table) => table.indexes.flatMap((index) => createIndexSql(table, index, index.name, false))),
    ...fresh.flatMap((table) => table.foreignKeys.map((key) => addForeignKeySql(table, key, false))),
  ];
  const undo = fresh.length === 0 ? [] : [`DROP TABLE IF EXISTS ${fresh.map(tableSql).join(', ')}`];
  return [{ phase: 'prepare', class: 'safe', mode: 'transaction', text: words.newTables(fresh), sql, undo }];
}

function newColumns(table: TableExpectation, catalogue: Catalogue, words: StepWords): readonly Step[] {
  const present = catalogue.tables.get(table.name);
  const fresh = table.columns.filter(({ name }) => !present?.has(name));
  if (fresh.length === 0) return [];
  const additions = fresh.map((column) =>
    addColumnSql(
      column,
      table.foreignKeys.find((key) => key.column === column.name),
    ),
  );
  const undo = [
    `ALTER TABLE ${tableSql(table)} ${fresh.map(({ name }) => `DROP COLUMN IF EXISTS ${quoteIdent(name)}`).join(', ')}`,
  ];
  const sql = [`ALTER TABLE ${tableSql(table)} ${additions.join(', ')}`];
  return [{ phase: 'prepare', class: 'safe', mode: 'transaction', text: words.newColumns(table, fresh), sql, undo }];
}

/** First what the old release writes follows, then what was there is copied. */
function movedColumn(move: ColumnMove, words: StepWords): readonly Step[] {
  const undo = [stopFollowingSql(move.entity.schema, moveName(move))];
  return [
    {
      phase: 'prepare',
      class: 'safe',
      mode: 'transaction',
      text: words.follow(move.entity, move.field),
      sql: followSql(move),
      undo,
    },
    {
      phase: 'prepare',
      class: 'slow',
      mode: 'batches',
      text: words.copy(move.entity, move.field),
      sql: [copySql(move)],
      undo: [],
    },
  ];
}

/** The last look before the switch, where a value might not fit. */
function guards(moves: readonly ColumnMove[], words: StepWords): readonly Step[] {
  return moves.flatMap((move): Step[] => {
    const guard = guardSql(move);
    if (guard === undefined) return [];
    const text = words.guard(move.entity, move.field);
    return [{ phase: 'activate', class: 'safe', mode: 'transaction', text, sql: [guard], undo: [] }];
  });
}

/** What carried values for a former release stops with the switch to the next one. */
function endedMoves(plan: Plan, catalogue: Catalogue, moves: readonly ColumnMove[], words: StepWords): readonly Step[] {
  const running = new Set(moves.map(moveName));
  const ended = [...catalogue.moves].filter((name) => !running.has(name));
  if (ended.length === 0) return [];
  const sql = ended.map((name) => stopFollowingSql(plan.schema, name));
  return [{ phase: 'activate', class: 'safe', mode: 'transaction', text: words.endMoves, sql, undo: [] }];
}

/** Foreign keys of columns that hold values already: first for new rows, then the old rows are read. */
function foreignKeys(table: TableExpectation, catalogue: Catalogue, words: StepWords): readonly Step[] {
  const present = catalogue.tables.get(table.name);
  return table.foreignKeys.flatMap((key): Step[] => {
    const actual = catalogue.foreignKeys.get(`${table.name} ${key.name}`);
    if (actual?.validated || !present?.has(key.column)) return [];
    const add = actual ? [] : [addForeignKeySql(table, key, true)];
    const validate = `ALTER TABLE ${tableSql(table)} VALIDATE CONSTRAINT ${quoteIdent(key.name)}`;
    const undo = [`ALTER TABLE ${tableSql(table)} DROP CONSTRAINT IF EXISTS ${quoteIdent(key.name)}`];
    return [
      {
        phase: 'prepare',
        class: 'slow',
        mode: 'alone',
        text: words.foreignKey(table, key.column),
        sql: [...add, validate],
        undo,
      },
    ];
  });
}

/** Indexes a filled table lacks, built beside running work; a broken-off build goes first. */
function slowIndexes(table: TableExpectation, catalogue: Catalogue, words: StepWords): readonly Step[] {
  return table.indexes.flatMap((index): Step[] => {
    const state = stateOf(index, catalogue);
    if (state.kind === 'ready' || state.kind === 'built') return [];
    const name = state.kind === 'replaced' ? interimName(index) : index.name;
    const drop = `DROP INDEX CONCURRENTLY IF EXISTS ${quoteIdent(table.schema)}.${quoteIdent(name)}`;
    return [
      {
        phase: 'prepare',
        class: 'slow',
        mode: 'alone',
        text: words.index(table, index, catalogue.rows.get(table.name) ?? 0),
        sql: [...(catalogue.indexes.has(name) ? [drop] : []), ...createIndexSql(table, index, name, true)],
        undo: [drop],
        ...(index.unique ? { uniqueLabel: words.fields(table, index.fields) } : {}),
      },
    ];
  });
}

/** An index whose definition changed was built under another name; now it takes the old one's place. */
function replacedIndexes(table: TableExpectation, catalogue: Catalogue, words: StepWords): readonly Step[] {
  return table.indexes.flatMap((index): Step[] => {
    const { kind } = stateOf(index, catalogue);
    if (kind !== 'replaced' && kind !== 'built') return [];
    const schema = quoteIdent(table.schema);
    const sql = [
      `DROP INDEX ${schema}.${quoteIdent(index.name)}`,
      `ALTER INDEX ${schema}.${quoteIdent(interimName(index))} RENAME TO ${quoteIdent(index.name)}`,
    ];
    return [
      { phase: 'activate', class: 'safe', mode: 'transaction', text: words.replaceIndex(table, index), sql, undo: [] },
    ];
  });
}

type IndexState = { readonly kind: 'missing' | 'ready' | 'replaced' | 'built' };

function stateOf(index: IndexExpectation, catalogue: Catalogue): IndexState {
  const actual = catalogue.indexes.get(index.name);
  const definition = indexDefinition(index);
  if (!actual?.valid) return { kind: 'missing' };
  if (actual.definition === definition) return { kind: 'ready' };
  const interim = catalogue.indexes.get(interimName(index));
  return { kind: interim?.valid && interim.definition === definition ? 'built' : 'replaced' };
}

/** Indexes of ours that the release does not want: a uniqueness taken back must stop refusing. */
function unwantedIndexes(wanted: DdlExpectation, catalogue: Catalogue, words: StepWords): readonly Step[] {
  const names = new Set(
    wanted.tables.flatMap((table) => table.indexes.flatMap((index) => [index.name, interimName(index)])),
  );
  const unwanted = [...catalogue.indexes.values()].filter(
    ({ name, primary, definition }) => !primary && definition !== null && !names.has(name),
  );
  if (unwanted.length === 0) return [];
  const sql = unwanted.map(({ name }) => `DROP INDEX IF EXISTS ${quoteIdent(wanted.schema)}.${quoteIdent(name)}`);
  return [
    { phase: 'activate', class: 'safe', mode: 'transaction', text: words.dropIndexes(unwanted.length), sql, undo: [] },
  ];
}
