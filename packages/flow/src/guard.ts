import type { Environment } from '@tessera/expression';
import { hiddenStep } from '@tessera/plan';
import type { EntityPlan, Plan, Rule, Viewer } from '@tessera/plan';
import { issue, pointer } from '@tessera/std';
import type { Issue } from '@tessera/std';
import type { Transition } from './lifecycle.ts';

/** The compiled guard of a transition. */
export function guardOf(entity: EntityPlan, { document }: Transition): Rule | undefined {
  return document.guard === undefined ? undefined : entity.rule(document.guard, { context: 'guard' });
}

/** Why a guard blocks: the empty fields that keep it from being known, or that it is not met. Fields the caller may not read are not named. */
export function guardIssues(
  plan: Plan,
  viewer: Viewer,
  entity: EntityPlan,
  transition: Transition,
  guard: Rule,
  env: Environment,
): readonly Issue[] {
  const outcome = guard.decide(env);
  if (outcome === true) return [];
  const { document, key } = transition;
  const message = document.guardMessage ? { message: document.guardMessage } : {};
  const named = (paths: readonly (readonly string[])[]) =>
    paths.filter((path) => hiddenStep(plan, viewer, entity, path) === undefined);
  const empty = named(guard.emptyReads(env)).filter(([root = '']) => entity.field(root) !== undefined);
  if (empty.length > 0) {
    return empty.map((path) =>
      issue(pointer(path[0] ?? ''), 'guard_field_empty', {
        field: path[0],
        path: path.join('.'),
        transition: key,
        ...message,
      }),
    );
  }
  return [
    issue('', document.guardMessage ? 'guard_not_met' : 'guard_not_met_unnamed', {
      transition: key,
      label: document.label,
      ...message,
    }),
  ];
}
