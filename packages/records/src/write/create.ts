import { compileSql } from '@tessera/database';
import type { FieldPlan } from '@tessera/plan';
import { hasOwner } from '@tessera/model';
import { isUuid, Refusal, required } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';
import { accessTo, bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import { catchUpSql, dayFormat, numberBindings, numberedFields } from './autonumber.ts';
import { entryBindings } from '../search/entry-sql.ts';
import { indexedFields } from '../search/indexed-fields.ts';
import { emptyOf, isEmpty, readInput, storedFields } from './input.ts';
import { fillDefaults, judge } from './judge.ts';
import { heldSlot, linkFields } from './link-checks.ts';
import { collisionIssues, linkIssues, refuseErrors, uniqueIndex } from './refuse.ts';
import { enterStates } from './state.ts';
import { trailBindings } from './trail.ts';
import { uniqueIndexes } from './unique-checks.ts';
import { checkStatement, columnBindings, insertStatement } from './write-statement.ts';
import type { WriteRow } from './write-statement.ts';

/** How a record is written, beyond the input. */
export interface WriteOptions {
  /** May put status fields into any state; needs the right `place`. */
  readonly place?: boolean;
  /** Values set by effects, imports and seeds: neither field rights nor read-only hold for them. */
  readonly trusted?: Readonly<Record<string, unknown>>;
  /** State a new record starts in, where a document of the release says so; only the engine sets it. */
  readonly startIn?: string;
  /** Checks all there is to check, writes nothing. */
  readonly dryRun?: boolean;
  /** Id of a new record, where the caller has given it one already. */
  readonly id?: string;
  /** Key of the row in the source it was imported from. */
  readonly source?: string;
}

/** A record after a write. */
export interface WriteAnswer {
  readonly id: string;
  /** Opaque, without quotes; empty after a rehearsal. */
  readonly etag: string;
  /** JSON text; `{"id":…}` alone when the caller may not read what they wrote. */
  readonly body: string;
  /** What did not stop the write. */
  readonly warnings: readonly Issue[];
}

/**
 * Creates a record: normalise → defaults → rights → required and validations → links → row, number and journal in one statement.
 * Refuses with everything that is wrong at once, each issue at its field.
 */
export async function create(
  engine: Engine,
  ctx: RecordContext,
  id: string,
  input: Readonly<Record<string, unknown>>,
  options: WriteOptions = {},
): Promise<WriteAnswer> {
  const access = accessTo(ctx, id, 'create');
  refuseDirectory(access);
  const place = mayPlace(access, options);
  const { values, issues } = readInput(access, input, { trusted: options.trusted, place, mode: 'create' });
  const record = options.id ?? engine.newId();
  if (!isUuid(record)) throw new Refusal('record_id_invalid', {});
  const { entity } = access;
  issues.push(...enterStates(entity, values, place, options.startIn));
  if (hasOwner(entity.document) && values.get('owner') === undefined) values.set('owner', ctx.principal.userId);
  const known = new Set(issues.map(({ path }) => path));
  issues.push(...(await fillDefaults(engine, ctx, entity, record, values)));
  for (const field of storedFields(entity)) if (!values.has(field.key)) values.set(field.key, emptyOf(field));
  const draft = { entity, id: record, values: Object.fromEntries(values), old: null, touched: null };
  issues.push(
    ...(await judge(engine, ctx, draft)).filter(({ path, code }) => code !== 'field_required' || !known.has(path)),
  );
  const bindings = {
    ...bindingsOf(ctx),
    ...trailBindings(ctx),
    ...columnBindings(storedFields(entity), values),
    id: record,
    source: options.source ?? null,
    [heldSlot]: [],
    after: differenceOf(values),
    ...entryBindings(indexedFields(engine.statements, ctx.plan, entity).fields, Object.fromEntries(values)),
  };
  const own = values.get('owner') === ctx.principal.userId;
  const given = ({ key }: FieldPlan): boolean => !isEmpty(values.get(key)) && !(key === 'owner' && own);
  const links = linkFields(entity).filter(given);
  if (options.dryRun || issues.some(({ severity }) => severity === 'error')) {
    issues.push(...(await checkAround(engine, ctx, access, links, storedFields(entity), bindings)));
  }
  refuseErrors(issues);
  if (options.dryRun) return { id: record, etag: '', body: '{}', warnings: issues };
  const numbered = numberedFields(entity).filter(({ key }) => isEmpty(values.get(key)));
  const row = await insert(engine, ctx, access, numbered, links, own, bindings);
  refuseErrors([...issues, ...linkIssues(links, row.links)]);
  return answerOf(record, row, issues);
}

async function insert(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  numbered: readonly FieldPlan[],
  links: readonly FieldPlan[],
  own: boolean,
  bindings: Readonly<Record<string, unknown>>,
): Promise<WriteRow> {
  const { entity, viewer } = access;
  const names = (fields: readonly FieldPlan[]): string => fields.map((field) => field.key).join(',');
  const key = `create ${viewer.key} ${entity.id} ${names(numbered)} ${names(links)} ${own}`;
  const compiled = engine.statements.get(ctx.plan, key, () =>
    insertStatement(ctx.plan, access, numbered, links, own, indexedFields(engine.statements, ctx.plan, entity).fields),
  );
  const day = engine.statements.get(ctx.plan, 'day', () => dayFormat(ctx.plan.timeZone))(ctx.now);
  const write = async (): Promise<WriteRow> => {
    const attempt = () =>
      run<WriteRow>(
        engine,
        ctx,
        compiled.bind({ ...bindings, ...numberBindings(numbered, day) }),
        engine.database.writes,
      );
    const { rows } = await (ctx.tx && numbered.length > 0 ? ctx.tx.savepoint(attempt) : attempt());
    return required(rows[0], 'a write answers one row');
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const index = uniqueIndex(engine.statements, ctx.plan, entity, error);
      if (!index) throw error;
      const number = numbered.find((field) => index.fields.length === 1 && index.fields[0] === field.key);
      if (!number || attempt > 0) throw new Refusal('record_invalid', {}, collisionIssues(access, index));
      const catchUp = compileSql(catchUpSql(ctx, entity, number, day));
      await run(engine, ctx, { text: catchUp.text, values: catchUp.values() });
    }
  }
}

/** Checks links and unique values without writing. */
export async function checkAround(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  links: readonly FieldPlan[],
  written: readonly FieldPlan[],
  bindings: Readonly<Record<string, unknown>>,
): Promise<readonly Issue[]> {
  const keys = new Set(written.map(({ key }) => key));
  const uniques = uniqueIndexes(engine.statements, ctx.plan, access.entity).filter(({ fields }) =>
    fields.some((field) => keys.has(field)),
  );
  if (links.length + uniques.length === 0) return [];
  const names = [...links.map((field) => field.key), ...uniques.map(({ name }) => name)];
  const compiled = engine.statements.get(
    ctx.plan,
    `check ${access.viewer.key} ${access.entity.id} ${names.join(',')}`,
    () => checkStatement(ctx.plan, access, links, uniques),
  );
  const { rows } = await run<{ links: readonly boolean[]; taken: readonly boolean[] }>(
    engine,
    ctx,
    compiled.bind(bindings),
  );
  const [row] = rows;
  const taken = uniques.filter((_, place) => row?.taken[place] === true);
  return [...linkIssues(links, row?.links ?? []), ...taken.flatMap((index) => collisionIssues(access, index))];
}

/** What the journal keeps of a new record: everything in it. */
function differenceOf(values: ReadonlyMap<string, Json>): Readonly<Record<string, Json>> {
  return Object.fromEntries([...values].filter(([, value]) => value !== null && value !== false));
}

export function answerOf(id: string, row: WriteRow, warnings: readonly Issue[]): WriteAnswer {
  return { id, etag: row.etag ?? '', body: row.body ?? JSON.stringify({ id }), warnings };
}

/** Only identity writes people and departments. */
export function refuseDirectory({ entity }: Access): void {
  if (entity.directory) throw new Refusal('action_not_allowed', { entity: entity.id, action: 'update' });
}

/** Whether status fields may be written; refuses those who ask without the right. */
export function mayPlace({ entity, rights }: Access, options: WriteOptions): boolean {
  if (!options.place) return false;
  if (rights.place === false) throw new Refusal('action_not_allowed', { entity: entity.id, action: 'place' });
  return true;
}
