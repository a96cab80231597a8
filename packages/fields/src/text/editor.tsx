import { Textarea, TextInput } from '@tessera/ui';
import type { InputProps } from '@tessera/ui';
import type { TextField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';

export function Input(props: InputProps<TextField>) {
  const shared = { ...controlProps(props), value: typeof props.value === 'string' ? props.value : '' };
  const change = (text: string): void => props.onChange(text === '' ? null : text);
  return props.field.multiline ? (
    <Textarea {...shared} autosize minRows={3} maxRows={12} onChange={change} />
  ) : (
    <TextInput {...shared} onChange={change} />
  );
}

export { TextFilter as Filter } from '../face/text-filter.tsx';
