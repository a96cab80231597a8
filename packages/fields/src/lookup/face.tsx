import { IconLink } from '@tabler/icons-react';
import { laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { LookupField } from '@tessera/schemas';
import { RecordLink } from '../reference/record-link.tsx';
import { useTitled } from '../reference/use-titled.ts';
import type { Faces } from './rule-fields.tsx';

function Cell({ field, value, slots }: CellProps<LookupField>) {
  const record = useTitled(value, field.target, slots);
  return record ? <RecordLink entity={field.target} record={record} slots={slots} /> : null;
}

/** Why a function: the panel builds conditions on fields of any kind, so it must be told the faces. */
export function lookupFaceOver(faces: Faces): FieldFace<LookupField> {
  return laterFace({
    Cell,
    icon: IconLink,
    editor: () => import('./editor.tsx'),
    options: async () => ({ Options: (await import('./lookup-options.tsx')).lookupOptions(faces) }),
  });
}

/** The face of a lookup that knows no other kind yet; `faces.ts` tells it. */
export const lookupFace: FieldFace<LookupField> = lookupFaceOver({});
