import type { KindContext } from '@tessera/model';
import type { StatusField, WorkflowDocument } from '@tessera/schemas';

/** The states of the field's lifecycle; none while it is missing. */
export function statesOf(
  { lifecycle }: StatusField,
  { documents }: Pick<KindContext, 'documents'>,
): WorkflowDocument['states'] {
  return documents.get('workflow', lifecycle)?.states ?? {};
}
