import { IconPhone } from '@tabler/icons-react';
import { phoneNumbers } from '#phone-numbers';
import { Anchor, TextInput, useLater } from '@tessera/ui';
import type { CellProps, FieldFace, InputProps } from '@tessera/ui';
import type { PhoneField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { NoOptions } from '../face/no-options.ts';
import { TextFilter } from '../face/text-filter.tsx';
import { phoneIn } from './kind.ts';
import { formatPhone, isForeign } from './read-phone.ts';

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

/** Shows what was typed; the kind reads the number out of it. */
function Input(props: InputProps<PhoneField>) {
  const { value, onChange } = props;
  const typed = typeof value === 'string' ? value : (phoneIn(value)?.raw ?? '');
  return (
    <TextInput
      {...controlProps(props)}
      inputMode="tel"
      autoComplete="off"
      value={typed}
      onChange={(text) => onChange(text === '' ? null : text)}
    />
  );
}

export const phoneFace: FieldFace<PhoneField> = {
  Cell,
  Input,
  Filter: TextFilter,
  Options: NoOptions,
  icon: IconPhone,
};
