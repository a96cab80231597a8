import { TextInput } from '@tessera/ui';
import type { InputProps } from '@tessera/ui';
import type { PhoneField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { phoneIn } from './read-phone.ts';

/** Shows what was typed; the kind reads the number out of it. */
export function Input(props: InputProps<PhoneField>) {
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

export { TextFilter as Filter } from '../face/text-filter.tsx';
