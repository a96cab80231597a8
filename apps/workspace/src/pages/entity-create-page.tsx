import { useSearch } from '@tanstack/react-router';
import { RecordCreate } from '@tessera/screens';
import { useMemo } from 'react';
import { Guarded } from './guarded.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

/** A new record with all its fields; the address may bring values. */
export function EntityCreatePage() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>;
  const text = JSON.stringify(search);
  const values = useMemo(() => JSON.parse(text) as Readonly<Record<string, string>>, [text]);
  const onDirty = useLeaveGuard();
  return (
    <Guarded action="create">
      {(entity) => <RecordCreate key={entity} entity={entity} values={values} onDirty={onDirty} />}
    </Guarded>
  );
}
