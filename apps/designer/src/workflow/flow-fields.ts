import { compileExpression } from '@tessera/expression';
import { fieldOf, scopeOf, sortedEntries } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import { allKinds, kindOf } from '../parts/field-kinds.ts';

/** The fields a lifecycle looks at or asks for, in the order of the entity; what only the system writes is not among them. */
export function fieldsOfFlow(
  flow: WorkflowDocument,
  entity: EntityDocument,
  documents: DocumentSet,
): readonly string[] {
  const used = new Set([
    ...Object.values(flow.states).flatMap(({ requiredOnEntry }) => requiredOnEntry ?? []),
    ...Object.values(flow.transitions).flatMap(({ required, ask, who, guard }) => [
      ...(required ?? []),
      ...(ask ?? []),
      ...(who?.fields ?? []),
      ...(who?.owner || who?.ownerManager ? ['owner'] : []),
      ...readsOf(guard, flow, documents),
    ]),
  ]);
  const own = sortedEntries(entity.fields).map(([key]) => key);
  return ['owner', ...own].filter((key) => {
    const field = fieldOf(entity, key);
    return used.has(key) && field !== undefined && !(kindOf(field.kind)?.computed ?? false);
  });
}

function readsOf(guard: string | undefined, flow: WorkflowDocument, documents: DocumentSet): readonly string[] {
  if (guard === undefined) return [];
  const compiled = compileExpression(guard, scopeOf(documents, allKinds, flow.entity, 'guard'), { context: 'guard' });
  return 'typed' in compiled ? compiled.typed.reads.map(([first = '']) => first) : [];
}
