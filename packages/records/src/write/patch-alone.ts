import { createReader } from '@tessera/plan';
import type { FieldPlan } from '@tessera/plan';
import { isUuid } from '@tessera/std';
import { bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { bareTag } from '../read/etag.ts';
import { indexedFields } from '../search/indexed-fields.ts';
import { answerOf } from './create.ts';
import type { WriteAnswer } from './create.ts';
import { rulesOf } from './entity-rules.ts';
import { readInput, storedFields } from './input.ts';
import { concerned, judge } from './judge.ts';
import { contextReads, linkFields } from './link-checks.ts';
import { runUpdate } from './run-write.ts';
import { trailBindings } from './trail.ts';
import type { UpdateOptions } from './update.ts';
import { columnBindings, patchStatement } from './write-statement.ts';

/**
 * An update in one statement, for a patch that can be judged by itself: no rule and no link filter reads another field.
 * Undefined when nothing was written, for whatever reason: then the record has to be read, which also tells why.
 */
export async function patchAlone(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  id: string,
  patch: Readonly<Record<string, unknown>>,
  options: UpdateOptions,
): Promise<WriteAnswer | undefined> {
  const { entity, viewer } = access;
  if (!isUuid(id) || !options.ifMatch || options.place || options.dryRun || options.trusted) return undefined;
  const changed = storedFields(entity).filter(({ key }) => patch[key] !== undefined);
  if (changed.length === 0 || !standsAlone(engine, ctx, access, changed)) return undefined;
  const { values, issues } = readInput(access, patch, { place: false, mode: 'update' });
  if (issues.length > 0) return undefined;
  const touched = new Set(values.keys());
  const draft = { entity, id, values: Object.fromEntries(values), old: null, touched };
  if ((await judge(engine, ctx, draft)).length > 0) return undefined;

  const links = linkFields(entity).filter(({ key }) => (values.get(key) ?? null) !== null);
  const tags = options.ifMatch.split(',').map(bareTag);
  const tagged = !tags.includes('*');
  const key = `patch ${viewer.key} ${entity.id} ${namesOf(changed)} ${namesOf(links)} ${tagged}`;
  const compiled = engine.statements.get(ctx.plan, key, () => patchStatement(ctx.plan, access, changed, links, tagged));
  const after = Object.fromEntries(values);
  const bindings = { ...bindingsOf(ctx), ...trailBindings(ctx, 'update'), ...columnBindings(changed, values) };
  const row = await runUpdate(engine, ctx, access, compiled, { ...bindings, id, tags, after });
  return row.written ? answerOf(id, row, []) : undefined;
}

const namesOf = (fields: readonly FieldPlan[]): string => fields.map(({ key }) => key).join(',');

/** Whether a write of these fields needs to know nothing else of the record. */
function standsAlone(engine: Engine, ctx: RecordContext, access: Access, changed: readonly FieldPlan[]): boolean {
  const { entity } = access;
  const { alone } = engine.statements.get(ctx.plan, `alone ${entity.id} ${namesOf(changed)}`, () => {
    const keys = new Set(changed.map(({ key }) => key));
    const reader = createReader(ctx.plan, access.viewer);
    const { used } = concerned(rulesOf(engine.statements, ctx.plan, entity), keys);
    const known = ([first = '', second]: readonly string[]): boolean =>
      first === 'user' || (second === undefined && keys.has(first));
    return {
      alone:
        !entity.lifecycles.some(({ field }) => keys.has(field.key)) &&
        !changed.some(({ kind }) => kind.group === 'file') &&
        !indexedFields(engine.statements, ctx.plan, entity).fields.some(({ field }) => keys.has(field.key)) &&
        used.every(({ reads }) => reads.every(known)) &&
        linkFields(entity).every((field) => {
          const reads = contextReads(reader, field);
          return keys.has(field.key) ? reads.length === 0 : !reads.some((each) => keys.has(each));
        }),
    };
  });
  return alone;
}
