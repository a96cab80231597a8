import { sortedEntries } from '@tessera/model';
import type { EntityPlan, FieldPlan } from '@tessera/plan';
import type { WorkflowDocument } from '@tessera/schemas';

type TransitionDocument = WorkflowDocument['transitions'][string];

/** A transition with the status field it moves. */
export interface Transition {
  readonly key: string;
  readonly field: FieldPlan;
  readonly document: TransitionDocument;
  /** Fields that must be filled afterwards: those of the transition and of the state it enters. */
  readonly required: readonly string[];
  /** Fields offered on the way: the required ones first. */
  readonly ask: readonly string[];
}

/** Every transition of an entity in the order of its documents. */
export function transitionsOf(entity: EntityPlan): readonly Transition[] {
  return entity.lifecycles.flatMap(({ field, workflow }) =>
    sortedEntries(workflow.transitions).map(([key, document]) => {
      const required = [
        ...new Set([...(document.required ?? []), ...(workflow.states[document.to]?.requiredOnEntry ?? [])]),
      ];
      return { key, field, document, required, ask: [...new Set([...required, ...(document.ask ?? [])])] };
    }),
  );
}

/** Whether a transition starts in the state a record is in. */
export function startsIn({ document, field }: Transition, values: Readonly<Record<string, unknown>>): boolean {
  return document.from.includes(String(values[field.key] ?? ''));
}
