import type { ChangeAction } from '@tessera/journal';
import { createReader } from '@tessera/plan';
import type { FieldPlan } from '@tessera/plan';
import { Refusal, sameJson } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';
import { accessTo, bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { bareTag } from '../read/etag.ts';
import { get } from '../read/get.ts';
import { entryBindings } from '../search/entry-sql.ts';
import { indexedFields } from '../search/indexed-fields.ts';
import type { IndexedField } from '../search/indexed-fields.ts';
import { answerOf, checkAround, mayPlace, refuseDirectory } from './create.ts';
import type { WriteAnswer, WriteOptions } from './create.ts';
import { readCurrent } from './current.ts';
import type { Current } from './current.ts';
import { readInput, storedFields } from './input.ts';
import type { Values } from './input.ts';
import { judge } from './judge.ts';
import { contextReads, fileIds, heldSlot, linkFields } from './link-checks.ts';
import { linkIssues, refuseErrors } from './refuse.ts';
import { idOf } from './related.ts';
import { refuseStale } from './stale.ts';
import { patchAlone } from './patch-alone.ts';
import { runUpdate } from './run-write.ts';
import { keepStates } from './state.ts';
import { trailBindings } from './trail.ts';
import { columnBindings, updateStatement } from './write-statement.ts';
import type { WriteRow } from './write-statement.ts';

export interface UpdateOptions extends WriteOptions {
  /** The tag the caller saw; `*` takes whatever is there. Missing: refused `precondition_required`. */
  readonly ifMatch?: string | undefined;
}

/** How often a write that takes whatever is there (`*`) starts over when somebody else was faster. */
const attemptsOfAny = 5;

/** Changes the given fields of a record; the rest stays. Same pipeline and refusals as `create`. */
export async function update(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  id: string,
  patch: Readonly<Record<string, unknown>>,
  options: UpdateOptions = {},
): Promise<WriteAnswer> {
  const access = accessTo(ctx, entity, 'update');
  refuseDirectory(access);
  const alone = await patchAlone(engine, ctx, access, id, patch, options);
  if (alone) return alone;
  for (let attempt = 1; ; attempt += 1) {
    const current = await readCurrent(engine, ctx, access, id, { action: 'update' });
    await refuseStale(engine, ctx, access, current, options.ifMatch);
    const answer = await applyPatch(engine, ctx, access, current, patch, options);
    if (answer) return answer;
    if (bareTag(options.ifMatch ?? '') !== '*' || attempt >= attemptsOfAny) {
      const now = await readCurrent(engine, ctx, access, id, { action: 'update' });
      await refuseStale(engine, ctx, access, now, options.ifMatch);
      throw new Refusal('record_stale', { changed: [] });
    }
  }
}

/** How a patch is noted and who may apply it. */
export interface PatchOptions extends WriteOptions {
  readonly action?: ChangeAction;
  /** Who may act was settled by a transition. */
  readonly anyone?: boolean;
  /** More to find wrong, told together with the rest. */
  readonly found?: readonly Issue[];
}

/** The changed values of a patch, checked; undefined values of the answer mean that somebody else wrote first. */
export async function applyPatch(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  current: Current,
  patch: Readonly<Record<string, unknown>>,
  options: PatchOptions,
): Promise<WriteAnswer | undefined> {
  const { entity } = access;
  const place = mayPlace(access, options);
  const { values, issues } = readInput(access, patch, { trusted: options.trusted, place, mode: 'update' });
  issues.unshift(...(options.found ?? []));
  if (options.action !== 'transition') issues.push(...keepStates(entity, values, current.values, place));
  const changed = storedFields(entity).filter((field) => values.has(field.key) && isChange(field, values, current));
  const next = { ...current.values, ...Object.fromEntries(values) };
  const touched = new Set(values.keys());
  const known = new Set(issues.map(({ path }) => path));
  const judged = await judge(engine, ctx, { entity, id: current.id, values: next, old: current.values, touched });
  issues.push(...judged.filter(({ path, code }) => code !== 'field_required' || !known.has(path)));
  const links = linksTouched(ctx, access, changed, next);
  const needed = new Map(Object.entries(next) as [string, Json][]);
  const searched = searchedAmong(engine, ctx, access, changed);
  const bindings = {
    ...bindingsOf(ctx),
    ...trailBindings(
      ctx,
      options.action ?? (place && changed.some(({ document }) => document.kind === 'status') ? 'place' : 'update'),
    ),
    ...columnBindings(storedFields(entity), needed),
    id: current.id,
    version: current.version,
    [heldSlot]: fileIds(entity, current.values),
    before: pick(changed, (key) => current.values[key]),
    after: pick(changed, (key) => values.get(key)),
    ...entryBindings(searched, next),
  };
  if (options.dryRun || issues.some(({ severity }) => severity === 'error'))
    issues.push(...(await checkAround(engine, ctx, access, links, changed, bindings)));
  refuseErrors(issues);
  if (options.dryRun) return { id: current.id, etag: '', body: '{}', warnings: issues };
  if (changed.length === 0) return { ...(await get(engine, ctx, entity.id, current.id)), warnings: issues };
  const row = await write(engine, ctx, access, changed, links, options.anyone ?? false, bindings);
  refuseErrors([...issues, ...linkIssues(links, row.links)]);
  return row.written ? answerOf(current.id, row, issues) : undefined;
}

async function write(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  changed: readonly FieldPlan[],
  links: readonly FieldPlan[],
  anyone: boolean,
  bindings: Readonly<Record<string, unknown>>,
): Promise<WriteRow> {
  const { entity, viewer } = access;
  const names = (fields: readonly FieldPlan[]): string => fields.map(({ key }) => key).join(',');
  const key = `update ${viewer.key} ${entity.id} ${names(changed)} ${names(links)} ${anyone}`;
  const compiled = engine.statements.get(ctx.plan, key, () =>
    updateStatement(ctx.plan, access, changed, links, anyone, searchedAmong(engine, ctx, access, changed)),
  );
  return runUpdate(engine, ctx, access, compiled, bindings);
}

/** The fields of the search index, when one of them changes. */
function searchedAmong(
  engine: Engine,
  ctx: RecordContext,
  { entity }: Access,
  changed: readonly FieldPlan[],
): readonly IndexedField[] {
  const { fields } = indexedFields(engine.statements, ctx.plan, entity);
  return fields.some(({ field }) => changed.includes(field)) ? fields : [];
}

/** Links that changed to something, and those whose filter reads something that did. */
function linksTouched(
  ctx: RecordContext,
  { entity, viewer }: Access,
  changed: readonly FieldPlan[],
  next: Readonly<Record<string, unknown>>,
): readonly FieldPlan[] {
  const keys = new Set(changed.map(({ key }) => key));
  const reader = createReader(ctx.plan, viewer);
  return linkFields(entity).filter(
    (field) =>
      (next[field.key] ?? null) !== null &&
      (keys.has(field.key) || contextReads(reader, field).some((key) => keys.has(key))),
  );
}

function isChange(field: FieldPlan, values: Values, current: Current): boolean {
  const [before, after] = [current.values[field.key] ?? null, values.get(field.key) ?? null];
  return field.target === null ? !sameJson(before, after) : idOf(before) !== idOf(after);
}

function pick(fields: readonly FieldPlan[], valueOf: (key: string) => unknown): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = valueOf(field.key) ?? null;
      return [field.key, (field.target === null ? value : idOf(value)) as Json];
    }),
  );
}
