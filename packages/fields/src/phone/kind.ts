import type { Json } from '@tessera/std';
import type { FieldKind, Normalised } from '@tessera/model';
import type { PhoneField } from '@tessera/schemas';
import { accepted, excerpt, refused } from '../normalised.ts';
import { normaliseText } from '../textual/clean-text.ts';
import { textOperators } from '../textual/text-operators.ts';
import { phoneWords } from './locale.ts';
import { formatPhone, phoneIn, readPhone } from './read-phone.ts';

/** A telephone number with what was typed and its extension; text and objects are taken alike. */
export const phoneKind: FieldKind<PhoneField> = {
  id: 'phone',
  label: phoneWords.label,
  description: phoneWords.description,
  icon: 'phone',
  group: 'text',
  computed: false,
  operators: textOperators,
  initial: () => ({}),
  expressionType: () => ({ kind: 'string', nullable: true }),
  check: () => [],
  normalise,
  format: (value, _field, { locale }) => {
    const phone = phoneIn(value);
    return phone ? formatPhone(phone, locale) : '';
  },
  parse: normalise,
  changes: { text: 'lossy' },
  samples: () =>
    [
      '138 0013 8000',
      '010-8888 8888 转 123',
      '400-820-8820',
      '17012345678,1234',
      '+1 415 555 2671',
      '95588',
      '12345',
    ].flatMap((text) => {
      const phone = normalise(text);
      return 'value' in phone ? [phone.value] : [];
    }),
};

function normalise(value: Json): Normalised {
  const given = phoneIn(value);
  const typed = given ? given.number + (given.extension === undefined ? '' : `,${given.extension}`) : value;
  const text = normaliseText(typed, { maxLength: 60 });
  const raw = given ? normaliseText(given.raw, { maxLength: 60 }) : text;
  if ('issues' in text) return text;
  if ('issues' in raw) return raw;
  if (typeof text.value !== 'string') return accepted(null);
  const phone = readPhone(text.value);
  if (!phone) return refused('phone_invalid', { text: excerpt(text.value) });
  return accepted({ ...phone, raw: typeof raw.value === 'string' ? raw.value : phone.raw });
}
