import type { Environment } from '@tessera/expression';
import type { EntityPlan, Rule } from '@tessera/plan';
import { issue, pointer } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';
import type { Engine, RecordContext } from '../context.ts';
import { rulesOf, ownReads, relatedReads } from './entity-rules.ts';
import type { EntityRules } from './entity-rules.ts';
import { isEmpty } from './input.ts';
import { loadPeopleAround } from '../read/people-around.ts';
import { loadRelated } from './related.ts';
import type { RecordValues } from './related.ts';

/** A record as it will be, beside what it was. */
export interface Draft {
  readonly entity: EntityPlan;
  readonly id: string;
  /** JSON of the record API by field key. */
  readonly values: RecordValues;
  /** null while it is being created. */
  readonly old: RecordValues | null;
  /** Keys of the fields the write touches; null means all. */
  readonly touched: ReadonlySet<string> | null;
}

const peopleNames: ReadonlySet<string> = new Set(['subordinates', 'departmentMembers']);

/** What rules run over, with the records around that they read. */
export async function environmentOf(
  engine: Engine,
  ctx: RecordContext,
  draft: Draft,
  rules: readonly Rule[],
): Promise<Environment> {
  const { entity, id, values, old } = draft;
  const paths = relatedReads(entity, rules);
  const own = paths.filter(([first]) => first !== 'old');
  const before = paths.flatMap(([first, ...rest]) => (first === 'old' ? [rest] : []));
  const readsPeople = rules.some(({ reads }) =>
    reads.some(([root, name = '']) => root === 'user' && peopleNames.has(name)),
  );
  const [around, aroundOld, people] = await Promise.all([
    loadRelated(engine, ctx, entity, old ? id : null, values, own),
    old ? loadRelated(engine, ctx, entity, id, old, before) : {},
    readsPeople ? loadPeopleAround(engine, ctx) : {},
  ]);
  const { principal } = ctx;
  return {
    record: { ...values, id, ...around },
    old: old ? { ...old, id, ...aroundOld } : undefined,
    user: {
      id: principal.userId,
      name: principal.name,
      departmentId: principal.departmentId,
      managerId: principal.managerId,
      locale: principal.locale,
      ...people,
    },
    now: ctx.now,
    timeZone: ctx.plan.timeZone,
  };
}

/** Fills what nobody gave from the defaults, in the order of the fields; a default may read those before it. */
export async function fillDefaults(
  engine: Engine,
  ctx: RecordContext,
  entity: EntityPlan,
  id: string,
  values: Map<string, Json>,
): Promise<readonly Issue[]> {
  const open = rulesOf(engine.statements, ctx.plan, entity).defaults.filter(({ field }) => !values.has(field.key));
  const issues: Issue[] = [];
  if (open.length === 0) return issues;
  const draft: Draft = { entity, id, values: Object.fromEntries(values), old: null, touched: null };
  let env = await environmentOf(
    engine,
    ctx,
    draft,
    open.map(({ rule }) => rule),
  );
  for (const { field, rule } of open) {
    const value = rule.json(env);
    if (value === null) continue;
    const read = field.kind.normalise(value, field.document, field.context);
    if ('issues' in read) {
      issues.push(...read.issues.map((each) => ({ ...each, path: `${pointer(field.key)}${each.path}` })));
      continue;
    }
    values.set(field.key, read.value);
    env = { ...env, record: { ...env.record, [field.key]: env.record[field.key] ?? read.value } };
  }
  return issues;
}

/**
 * What the rules of an entity say about a draft: required fields and validations, errors and warnings.
 * On an update only what the write touches is judged, required fields and what makes them required: rows written before a
 * rule stay as they are.
 */
export async function judge(engine: Engine, ctx: RecordContext, draft: Draft): Promise<readonly Issue[]> {
  const { entity, values, touched } = draft;
  const { required, validations, used } = concerned(rulesOf(engine.statements, ctx.plan, entity), touched);
  if (required.length === 0 && validations.length === 0) return [];
  const env = await environmentOf(engine, ctx, draft, used);
  const missing = required
    .filter(
      ({ field, rule }) =>
        isEmpty(values[field.key] as Json | undefined) &&
        field.document.kind !== 'autonumber' &&
        (rule === undefined || rule.decide(env) === true),
    )
    .map(({ field }) => issue(pointer(field.key), 'field_required', { field: field.key }));
  const broken = validations
    .filter(({ assert, when }) => (when === undefined || when.value(env) === true) && assert.decide(env) === false)
    .map(({ key, document }): Issue => ({
      path: document.field === undefined ? '' : pointer(document.field),
      code: 'validation_failed',
      params: { rule: key, message: document.message },
      severity: document.severity ?? 'error',
    }));
  return [...missing, ...broken];
}

/** The rules that a write of some fields brings up; of all fields when `touched` is null. */
export function concerned(rules: EntityRules, touched: ReadonlySet<string> | null) {
  const required = rules.required.filter(
    ({ field, rule }) => touched === null || touched.has(field.key) || (rule !== undefined && readsAny(rule, touched)),
  );
  const validations = rules.validations.filter(
    ({ assert, when }) => touched === null || touchesAny(touched, when ? [assert, when] : [assert]),
  );
  const used = [
    ...required.flatMap(({ rule }) => rule ?? []),
    ...validations.flatMap(({ assert, when }) => [assert, ...(when ? [when] : [])]),
  ];
  return { required, validations, used };
}

function readsAny(rule: Rule, touched: ReadonlySet<string>): boolean {
  return [...ownReads([rule])].some((key) => touched.has(key));
}

function touchesAny(touched: ReadonlySet<string>, rules: readonly Rule[]): boolean {
  const reads = ownReads(rules);
  return reads.size === 0 || [...reads].some((key) => touched.has(key));
}
