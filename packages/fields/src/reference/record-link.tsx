import { Anchor, Text } from '@tessera/ui';
import type { FaceSlots, RecordRef } from '@tessera/ui';
import type { MouseEvent } from 'react';

interface RecordLinkProps {
  readonly entity: string;
  readonly record: RecordRef;
  readonly slots: FaceSlots;
}

/** The title of a record as a link to it, where there is somewhere to go. */
export function RecordLink({ entity, record, slots }: RecordLinkProps) {
  const title = record.title || '—';
  const href = slots.recordHref?.(entity, record.id);
  if (!href && !slots.openRecord)
    return (
      <Text component="span" inherit>
        {title}
      </Text>
    );
  const open = (event: MouseEvent): void => {
    event.stopPropagation();
    const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0;
    if (!slots.openRecord || !isPlain) return;
    event.preventDefault();
    slots.openRecord(entity, record.id);
  };
  return (
    <Anchor inherit href={href ?? '#'} onClick={open}>
      {title}
    </Anchor>
  );
}
