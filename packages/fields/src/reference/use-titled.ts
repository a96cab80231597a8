import type { Json } from '@tessera/std';
import type { FaceSlots, RecordRef } from '@tessera/ui';
import { useEffect, useState } from 'react';
import { idOf, linkTitle } from './record-id.ts';

/** A link with the title to show; asks for the title where the value holds only an id. */
export function useTitled(value: unknown, entity: string, slots: FaceSlots): RecordRef | null {
  const id = idOf((value ?? null) as Json);
  const own = linkTitle((value ?? null) as Json);
  const [asked, setAsked] = useState<RecordRef>();
  const { recordTitle } = slots;
  useEffect(() => {
    if (id === undefined || own !== '') return;
    let isWanted = true;
    recordTitle(entity, id).then(
      (title) => isWanted && setAsked({ id, title }),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [id, own, entity, recordTitle]);
  if (id === undefined) return null;
  return { id, title: own || (asked?.id === id ? asked.title : '') };
}
