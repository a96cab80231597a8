import { useSearch } from '@tanstack/react-router';
import { ListPage } from '@tessera/screens';
import type { ListSearch } from '@tessera/screens';
import { Guarded } from './guarded.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

/** The records of an entity, as the address asks for them. */
export function EntityListPage() {
  const search = useSearch({ strict: false }) as ListSearch;
  const onDirty = useLeaveGuard();
  return (
    <Guarded action="read">
      {(entity) => <ListPage key={entity} entity={entity} search={search} onDirty={onDirty} />}
    </Guarded>
  );
}
