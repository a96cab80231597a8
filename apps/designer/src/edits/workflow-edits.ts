import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import { putEdit, setEdit } from '../draft/edit.ts';
import type { Edit } from '../draft/edit.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { addField } from './entity-edits.ts';
import { orderAtIndex } from './view-edits.ts';

export type StateDocument = WorkflowDocument['states'][string];
export type TransitionDocument = WorkflowDocument['transitions'][string];

/** A lifecycle of one state and the status field that shows it, as one step. */
export function addLifecycle(
  documents: DocumentSet,
  entity: EntityDocument,
  texts: { readonly flow: LocalizedText; readonly field: LocalizedText; readonly state: LocalizedText },
): readonly Edit[] {
  const name = entity.id.split('.')[1] ?? 'flow';
  const id = `x.${freeIdentifier(`${name}Flow`, (key) => documents.get('workflow', `x.${key}`) !== undefined, 'flow', 70)}`;
  const workflow: WorkflowDocument = {
    kind: 'workflow',
    id,
    schemaVersion: 1,
    label: texts.flow,
    type: 'lifecycle',
    entity: entity.id,
    initial: 'start',
    states: { start: { label: texts.state, order: 'a0', category: 'open', color: 'blue', position: { x: 0, y: 0 } } },
    transitions: {},
  };
  const wish = entity.origin ? 'x_status' : 'status';
  const key = Object.hasOwn(entity.fields, wish)
    ? freeIdentifier(wish, (taken) => Object.hasOwn(entity.fields, taken))
    : wish;
  return [
    putEdit(workflow),
    ...addField(entity, key, { kind: 'status', label: texts.field, lifecycle: id } as Parameters<typeof addField>[2]),
  ];
}

export function addState(flow: WorkflowDocument, key: string, state: Omit<StateDocument, 'order'>): readonly Edit[] {
  const whole = { ...state, order: orderAtIndex(flow.states, Object.keys(flow.states).length) };
  const put = setEdit('workflow', flow.id, ['states', key], whole);
  return Object.hasOwn(flow.states, flow.initial) ? [put] : [put, setEdit('workflow', flow.id, ['initial'], key)];
}

/** A state and the transitions that would hang in the air; one that starts in several states keeps the others. */
export function removeState(flow: WorkflowDocument, key: string): readonly Edit[] {
  const transitions = Object.entries(flow.transitions).flatMap(([name, transition]) => {
    const from = transition.from.filter((state) => state !== key);
    if (transition.to === key || from.length === 0)
      return [setEdit('workflow', flow.id, ['transitions', name], undefined)];
    return from.length === transition.from.length
      ? []
      : [setEdit('workflow', flow.id, ['transitions', name, 'from'], from)];
  });
  const next = Object.keys(flow.states).find((state) => state !== key);
  const initial = flow.initial === key && next ? [setEdit('workflow', flow.id, ['initial'], next)] : [];
  return [setEdit('workflow', flow.id, ['states', key], undefined), ...transitions, ...initial];
}

export function addTransition(
  flow: WorkflowDocument,
  key: string,
  transition: Omit<TransitionDocument, 'order'>,
): readonly Edit[] {
  return [
    setEdit('workflow', flow.id, ['transitions', key], {
      ...transition,
      order: orderAtIndex(flow.transitions, Object.keys(flow.transitions).length),
    }),
  ];
}

/** The status fields that show a lifecycle. */
export function statusFieldsOf(entity: EntityDocument, flow: string): readonly string[] {
  return Object.entries(entity.fields).flatMap(([key, field]) =>
    field.kind === 'status' && field.lifecycle === flow ? [key] : [],
  );
}
