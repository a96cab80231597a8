import { useParams } from '@tanstack/react-router';
import { RecordPage, rememberOpened, useRuntime } from '@tessera/screens';
import { useEffect } from 'react';
import { Guarded } from './guarded.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

/** One record. */
export function EntityRecordPage() {
  const { id = '', entity = '' } = useParams({ strict: false }) as { id?: string; entity?: string };
  const { me } = useRuntime();
  useEffect(() => rememberOpened(me.id, { entity, id }), [me.id, entity, id]);
  const onDirty = useLeaveGuard();
  return (
    <Guarded action="read">{(entity) => <RecordPage key={id} entity={entity} id={id} onDirty={onDirty} />}</Guarded>
  );
}
