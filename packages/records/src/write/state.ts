import type { EntityPlan } from '@tessera/plan';
import { issue, pointer } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';

/**
 * Puts a new record into its initial states. A state of its own is given by `place` only.
 * @param startIn state in which a document of the release starts such a record
 */
export function enterStates(
  entity: EntityPlan,
  values: Map<string, Json>,
  place: boolean,
  startIn?: string,
): readonly Issue[] {
  return entity.lifecycles.flatMap(({ field, workflow }) => {
    const given = values.get(field.key);
    const start = startIn !== undefined && Object.hasOwn(workflow.states, startIn) ? startIn : workflow.initial;
    if (given === undefined || given === null) values.set(field.key, start);
    else if (given !== workflow.initial && !place)
      return [issue(pointer(field.key), 'status_by_transition', { field: field.key })];
    return [];
  });
}

/** Takes a state that does not change out of a patch, and refuses one that does. */
export function keepStates(
  entity: EntityPlan,
  values: Map<string, Json>,
  current: Readonly<Record<string, unknown>>,
  place: boolean,
): readonly Issue[] {
  return entity.lifecycles.flatMap(({ field }) => {
    const given = values.get(field.key);
    if (given === undefined || (place && given !== null)) return [];
    values.delete(field.key);
    return given === current[field.key]
      ? []
      : [issue(pointer(field.key), 'status_by_transition', { field: field.key })];
  });
}
