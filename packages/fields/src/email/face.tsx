import { IconMail } from '@tabler/icons-react';
import { Anchor, TextInput } from '@tessera/ui';
import type { CellProps, FieldFace, InputProps } from '@tessera/ui';
import type { EmailField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { NoOptions } from '../face/no-options.ts';
import { TextFilter } from '../face/text-filter.tsx';

function Cell({ value }: CellProps<EmailField>) {
  if (typeof value !== 'string') return null;
  return (
    <Anchor
      inherit
      href={`mailto:${encodeURIComponent(value).replace('%40', '@')}`}
      onClick={(event) => event.stopPropagation()}
    >
      {value}
    </Anchor>
  );
}

function Input(props: InputProps<EmailField>) {
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

export const emailFace: FieldFace<EmailField> = { Cell, Input, Filter: TextFilter, Options: NoOptions, icon: IconMail };
