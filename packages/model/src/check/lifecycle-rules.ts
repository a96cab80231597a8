import type { WorkflowDocument } from '@tessera/schemas';
import { pointer } from '@tessera/std';
import { isWritable } from '../derive/field-choice.ts';
import { fieldOf } from '../system-fields.ts';
import { issue, warning } from './context.ts';
import type { CheckContext, Issue } from './context.ts';

/** Transitions and a start that name states which are not there. */
export function stateNameIssues({ initial, states, transitions }: WorkflowDocument): Issue[] {
  const unknown = (path: string, state: string) =>
    Object.hasOwn(states, state) ? [] : [issue(path, 'lifecycle_state_unknown', { state })];
  const start = Object.hasOwn(states, initial)
    ? []
    : [issue('/initial', 'lifecycle_initial_unknown', { state: initial })];
  return [
    ...start,
    ...Object.entries(transitions).flatMap(([key, { from, to }]) => [
      ...from.flatMap((state, index) => unknown(pointer('transitions', key, 'from', index), state)),
      ...unknown(pointer('transitions', key, 'to'), to),
    ]),
  ];
}

function reachable({ initial, transitions }: WorkflowDocument): ReadonlySet<string> {
  const found = new Set([initial]);
  const all = Object.values(transitions);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { from, to } of all) if (from.some((state) => found.has(state))) found.add(to);
  }
  return found;
}

/** States no record can come to, and open states no record can leave. */
export function reachIssues(workflow: WorkflowDocument): Issue[] {
  if (!Object.hasOwn(workflow.states, workflow.initial)) return [];
  const found = reachable(workflow);
  const left = new Set(Object.values(workflow.transitions).flatMap(({ from }) => from));
  return Object.entries(workflow.states).flatMap(([state, { category }]) => {
    const path = pointer('states', state);
    if (!found.has(state)) return [issue(path, 'lifecycle_state_unreachable', { state })];
    return category === 'open' && !left.has(state) ? [warning(path, 'lifecycle_dead_end', { state })] : [];
  });
}

/** A lifecycle no status field links to. */
export function linkIssues(workflow: WorkflowDocument, { documents, isBroken }: CheckContext): Issue[] {
  const entity = documents.get('entity', workflow.entity);
  if (!entity || isBroken('entity', entity.id)) return [];
  const isLinked = Object.values(entity.fields).some(
    (field) => field.kind === 'status' && field.lifecycle === workflow.id,
  );
  return isLinked ? [] : [warning('', 'lifecycle_unlinked', { entity: entity.id })];
}

type People = NonNullable<WorkflowDocument['transitions'][string]['who']>;

function peopleIssues(
  people: People | undefined,
  path: string,
  workflow: WorkflowDocument,
  { documents }: CheckContext,
): Issue[] {
  if (!people) return [];
  const isEmpty = Object.values(people).every((part) => (Array.isArray(part) ? part.length === 0 : part !== true));
  const entity = documents.get('entity', workflow.entity);
  const wrong = (people.fields ?? []).flatMap((key, index) => {
    const field = entity && fieldOf(entity, key);
    return field && field.kind !== 'person'
      ? [issue(`${path}${pointer('fields', index)}`, 'people_field_not_person', { field: key })]
      : [];
  });
  return isEmpty ? [warning(path, 'people_nobody')] : wrong;
}

/** Effects that lack a part or write what nobody may write; people that are nobody. */
export function transitionIssues(workflow: WorkflowDocument, context: CheckContext): Issue[] {
  const entity = context.documents.get('entity', workflow.entity);
  return Object.entries(workflow.transitions).flatMap(([key, { who, effects }]) => {
    const base = pointer('transitions', key);
    const inEffects = Object.entries(effects ?? {}).flatMap(([name, effect]) => {
      const path = base + pointer('effects', name);
      const needs = effect.type === 'set' ? (['field', 'value'] as const) : (['to', 'message'] as const);
      const missing = needs.filter((part) => effect[part] === undefined);
      if (missing.length > 0) return [issue(path, 'effect_incomplete', { missing })];
      if (effect.type === 'notify') return peopleIssues(effect.to, `${path}/to`, workflow, context);
      const field = entity?.fields[effect.field ?? ''];
      const isClosed = field ? !isWritable({ ...field, readonly: false }, 'create') : effect.field !== 'owner';
      const isKnown =
        field !== undefined || effect.field === undefined || effect.field === 'owner' || entity === undefined;
      return isClosed && isKnown ? [issue(`${path}/field`, 'effect_not_writable', { field: effect.field })] : [];
    });
    return [...peopleIssues(who, `${base}/who`, workflow, context), ...inEffects];
  });
}
