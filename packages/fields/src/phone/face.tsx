import { IconPhone } from '@tabler/icons-react';
import { phoneNumbers } from '#phone-numbers';
import { Anchor, laterFace, useLater } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { PhoneField } from '@tessera/schemas';
import { formatPhone, isForeign, phoneIn } from './read-phone.ts';

/** A number that dials itself, extension included. */
function Cell({ value, locale }: CellProps<PhoneField>) {
  const phone = phoneIn(value);
  useLater(phoneNumbers, phone !== undefined && isForeign(phone.number));
  if (!phone) return null;
  const extension = phone.extension === undefined ? '' : `,${phone.extension}`;
  return (
    <Anchor
      inherit
      href={`tel:${phone.number}${extension}`}
      onClick={(event) => event.stopPropagation()}
      style={{ whiteSpace: 'nowrap' }}
    >
      {formatPhone(phone, locale)}
    </Anchor>
  );
}

export const phoneFace: FieldFace<PhoneField> = laterFace({
  Cell,
  icon: IconPhone,
  editor: () => import('./editor.tsx'),
});
