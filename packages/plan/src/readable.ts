import { isRoot } from '@tessera/expression';
import type { EntityPlan, FieldPlan, Plan } from './plan.ts';
import { fieldRight } from './viewer.ts';
import type { Viewer } from './viewer.ts';

/** A step of a path: a field, or the records that link to this one. */
export type Step =
  | { readonly kind: 'field'; readonly entity: EntityPlan; readonly field: FieldPlan }
  | { readonly kind: 'collection'; readonly entity: EntityPlan; readonly from: EntityPlan; readonly field: FieldPlan };

/** The steps of a path over fields and collections of an entity; ends early at what is no field (`amount.currency`). */
export function stepsOf(plan: Plan, entity: EntityPlan, path: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let at: EntityPlan | undefined = entity;
  for (const name of path) {
    if (!at) break;
    const step = stepOf(plan, at, name);
    if (!step) break;
    steps.push(step);
    const next: string | null = step.kind === 'collection' ? step.from.id : step.field.target;
    at = next === null ? undefined : plan.entity(next);
  }
  return steps;
}

function stepOf(plan: Plan, entity: EntityPlan, name: string): Step | undefined {
  const field = entity.field(name);
  if (field) return { kind: 'field', entity, field };
  const reference = entity.references.find(({ inverse }) => inverse === name);
  const from = reference && plan.entity(reference.entity);
  return reference && from && { kind: 'collection', entity, from, field: reference.field };
}

/** The first step of a path a viewer may not read; undefined when they may read it all. */
export function hiddenStep(plan: Plan, viewer: Viewer, entity: EntityPlan, path: readonly string[]): Step | undefined {
  return stepsOf(plan, entity, path).find((step) => {
    if (step.kind === 'field') return !readable(viewer, step.entity, step.field);
    return viewer.rights(step.from.id)?.read === false || !readable(viewer, step.from, step.field);
  });
}

/** Whether a viewer may read every path an expression on the entity reads. Paths below `user`, `old`, `ctx`, `param` do not count. */
export function canRead(
  plan: Plan,
  viewer: Viewer,
  entity: EntityPlan,
  reads: readonly (readonly string[])[],
): boolean {
  return reads.every((path) => isRoot(path[0] ?? '') || hiddenStep(plan, viewer, entity, path) === undefined);
}

function readable(viewer: Viewer, entity: EntityPlan, field: FieldPlan): boolean {
  return !field.document.hidden && fieldRight(viewer, entity.id, field.key) !== 'none';
}
