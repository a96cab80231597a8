import { TextInput } from '@tessera/ui';
import type { InputProps } from '@tessera/ui';
import type { EmailField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';

export function Input(props: InputProps<EmailField>) {
  const { value, onChange } = props;
  return (
    <TextInput
      {...controlProps(props)}
      inputMode="email"
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => onChange(text === '' ? null : text)}
    />
  );
}

export { TextFilter as Filter } from '../face/text-filter.tsx';
