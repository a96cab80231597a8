import { useParams } from '@tanstack/react-router';
import { RecordPage } from '@tessera/screens';
import { Guarded } from './guarded.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

/** One record. */
export function EntityRecordPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const onDirty = useLeaveGuard();
  return (
    <Guarded action="read">{(entity) => <RecordPage key={id} entity={entity} id={id} onDirty={onDirty} />}</Guarded>
  );
}
