import { useState } from 'react';
import type { RecordRow } from '@tessera/client';
import { Checkbox, notify, useErrorText, useText } from '@tessera/ui';
import type { EntityDocument } from '@tessera/schemas';
import { taskTexts } from '../locale/task-texts.ts';
import { useRecordsChanged } from '../record/use-record.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { useRuntime } from '../runtime/runtime.tsx';

/** Ticks a task off by the transition its entity names; a refusal says why and leaves it open. */
export function TickOff({ entity, row }: { readonly entity: EntityDocument; readonly row: RecordRow }) {
  const { client } = useRuntime();
  const say = useText(taskTexts);
  const errorText = useErrorText();
  const changed = useRecordsChanged();
  const [done, setDone] = useState(false);
  const finish = entity.features?.tasks?.finish ?? '';
  const tick = async (): Promise<void> => {
    if (done) return;
    setDone(true);
    try {
      await client.records.runTransition(entity.id, row.id, finish, {}, { ifMatch: `"${row._etag}"` });
      notify.success(say('ticked', { name: titleOf(row) }));
      await changed(entity.id);
    } catch (error) {
      setDone(false);
      const { message, details } = errorText(error);
      notify.error([message, ...details].join(' '));
    }
  };
  return (
    <Checkbox
      aria-label={say('tick', { name: titleOf(row) })}
      radius="xl"
      checked={done}
      onChange={() => void tick()}
    />
  );
}
