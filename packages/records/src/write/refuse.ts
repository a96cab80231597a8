import { sqlErrorOf } from '@tessera/database';
import { mayReadField } from '@tessera/plan';
import type { EntityPlan, FieldPlan, IndexExpectation, Plan } from '@tessera/plan';
import { issue, pointer, Refusal } from '@tessera/std';
import type { Issue } from '@tessera/std';
import type { Access } from '../context.ts';
import type { StatementCache } from '../statement-cache.ts';
import { uniqueIndexes } from './unique-checks.ts';

/** Codes of issues that make a whole request malformed or forbidden rather than invalid. */
const stronger: readonly string[] = ['unknown_field', 'field_not_writable'];

/** Refuses a write when one of the issues is an error: with all of them, warnings included. */
export function refuseErrors(issues: readonly Issue[]): void {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const code = stronger.find((each) => errors.some((found) => found.code === each));
  throw new Refusal(
    code ?? 'record_invalid',
    code ? (errors.find((found) => found.code === code)?.params ?? {}) : {},
    issues,
  );
}

/** What is wrong with the links of a write, by the flags its statement answered. */
export function linkIssues(links: readonly FieldPlan[], flags: readonly boolean[]): readonly Issue[] {
  return links.flatMap((field, place) =>
    flags[place] === false
      ? [issue(pointer(field.key), field.target === null ? 'file_not_found' : 'link_not_found', { field: field.key })]
      : [],
  );
}

/** Stands for an index the plan does not know: a publish under way builds it, for the release to come. */
const indexToCome: IndexExpectation = {
  name: '',
  method: 'btree',
  unique: true,
  keys: [],
  where: null,
  fields: [],
  item: null,
};

/** The unique index a failed statement ran into; undefined for any other error. */
export function uniqueIndex(
  cache: StatementCache,
  plan: Plan,
  entity: EntityPlan,
  error: unknown,
): IndexExpectation | undefined {
  const found = sqlErrorOf(error);
  if (found?.code !== '23505') return undefined;
  const hit = uniqueIndexes(cache, plan, entity).find(({ name }) => name === found.constraint);
  return hit ?? (found.schema === entity.schema && found.table === entity.table ? indexToCome : undefined);
}

/** What a collision tells: the fields the caller can read, never the other record. */
export function collisionIssues({ entity, viewer }: Access, index: IndexExpectation): readonly Issue[] {
  const message = index.item === null ? undefined : entity.document.uniques?.[index.item]?.message;
  const fields = index.fields.flatMap((key) => entity.field(key) ?? []);
  const params = { fields: index.fields, ...(message && { message }) };
  if (fields.length === 0 || !fields.every((field) => mayReadField(viewer, entity, field)))
    return [issue('', 'not_unique_hidden')];
  return fields.map((field) => issue(pointer(field.key), 'not_unique', { field: field.key, ...params }));
}
