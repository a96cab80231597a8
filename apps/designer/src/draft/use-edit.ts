import { useCallback } from 'react';
import type { EditLabel } from '../locale/edit-texts.ts';
import type { Edit } from './edit.ts';
import { useDraft } from './draft-context.tsx';

/** Does something that can be undone; edits of one `group` close together are undone together. */
export function useEdit(): (label: EditLabel, edits: readonly Edit[], group?: string) => void {
  const draft = useDraft();
  return useCallback((label, edits, group) => draft.edit(label, edits, group), [draft]);
}
