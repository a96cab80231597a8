import { IconLayoutKanban, IconTable } from '@tabler/icons-react';
import type { ViewDocument } from '@tessera/schemas';

/** The mark of a type of view. */
export function ViewIcon({ type }: { readonly type: ViewDocument['type'] }) {
  return type === 'kanban' ? <IconLayoutKanban size={15} aria-hidden /> : <IconTable size={15} aria-hidden />;
}
