import { IconWorld } from '@tabler/icons-react';
import { Anchor, Text, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { UrlField } from '@tessera/schemas';

/** A link that opens a page of its own; anything but http and https is plain text. */
function Cell({ value }: CellProps<UrlField>) {
  if (typeof value !== 'string') return null;
  if (!/^https?:\/\//i.test(value))
    return (
      <Text component="span" inherit>
        {value}
      </Text>
    );
  return (
    <Anchor inherit href={value} target="_blank" rel="noopener noreferrer" onClick={(event) => event.stopPropagation()}>
      {value.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </Anchor>
  );
}

export const urlFace: FieldFace<UrlField> = laterFace({ Cell, icon: IconWorld, editor: () => import('./editor.tsx') });
