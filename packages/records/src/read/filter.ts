import { slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { check, fromRules, parse, toSql, unparse } from '@tessera/expression';
import type { Ast, RuleGroup, Scope } from '@tessera/expression';
import { scopeOf } from '@tessera/model';
import type { EntityPlan, Plan, Reader } from '@tessera/plan';
import { issue, Refusal } from '@tessera/std';
import type { Issue } from '@tessera/std';
import { shareShape } from './filter-shape.ts';
import type { FilterShape } from './filter-shape.ts';
import { ruleTreeIssues, withNumbers } from './rule-tree.ts';

/** A filter of one request, with its constants taken out: requests of one shape share a statement. */
export interface Filter extends FilterShape {
  /** The tree as it was given, for messages. */
  readonly given: Ast;
}

/** Reads a filter. Refuses `filter_invalid` when it does not parse. */
export function readFilterTree(plan: Plan, entity: EntityPlan, filter: string | RuleGroup): Filter {
  const given = typeof filter === 'string' ? parseText(filter) : treeOf(plan, entity, filter);
  return { given, ...shareShape(plan, entity, given) };
}

function parseText(text: string): Ast {
  const parsed = parse(text);
  if (!('ast' in parsed)) throw refusal(parsed.issues);
  return parsed.ast;
}

function treeOf(plan: Plan, entity: EntityPlan, group: RuleGroup): Ast {
  const issues = ruleTreeIssues(group);
  if (issues.length > 0) throw refusal(issues);
  try {
    return fromRules(withNumbers(plan, entity, group));
  } catch (error) {
    throw error instanceof Refusal ? error : refusal([issue('', 'rules_malformed')]);
  }
}

/** The WHERE condition of a filter. Refuses `filter_invalid`, and `field_not_readable` for a field the viewer may not read. */
export function filterSql(reader: Reader, entity: EntityPlan, alias: string, filter: Filter): Sql {
  const scope = scopeOf(reader.plan.documents, reader.plan.kinds, entity.id, 'filter');
  const checked = check(filter.ast, withParams(scope, filter), { context: 'filter' });
  if (!('typed' in checked)) {
    const original = check(filter.given, scope, { context: 'filter' });
    throw refusal('typed' in original ? checked.issues : original.issues);
  }
  const params = new Map(filter.params.map((each) => [each.name, each]));
  const root = ([, name = '']: readonly string[]): Sql => {
    const known = params.get(name);
    const value = slot(name, known?.cast ?? 'text');
    return known?.withBelow ? departmentsBelow(value) : value;
  };
  const dialect = reader.dialect(entity, alias, { root });
  return toSql(checked.typed, dialect, { position: 'where' });
}

/** Some departments and all below them. */
function departmentsBelow(ids: Sql): Sql {
  const children = sql`select d.id from tessera.sys_department d join below on d.parent_id = below.id`;
  return sql`array(with recursive below (id) as (select unnest(${ids}) union ${children}) select id from below)`;
}

function withParams(scope: Scope, { params }: Filter): Scope {
  const types = new Map(params.map(({ name, type }) => [name, type]));
  return {
    ...scope,
    names: (name) => (name === 'param' && params.length > 0 ? { kind: 'record', entity: ' param' } : scope.names(name)),
    members: (entity, name) => (entity === ' param' ? types.get(name) : scope.members(entity, name)),
  };
}

function refusal(issues: readonly Issue[]): Refusal {
  return new Refusal(
    'filter_invalid',
    {},
    issues.map((each) => ({ ...each, path: `/filter${each.path}` })),
  );
}

/** The shape of a filter as text. */
export const shapeText = (filter: Filter | undefined): string => (filter ? unparse(filter.ast) : '');
