import { IconWorld } from '@tabler/icons-react';
import { Anchor, Text, TextInput } from '@tessera/ui';
import type { CellProps, FieldFace, InputProps } from '@tessera/ui';
import type { UrlField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { NoOptions } from '../face/no-options.ts';
import { TextFilter } from '../face/text-filter.tsx';

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

function Input(props: InputProps<UrlField>) {
  const { value, onChange } = props;
  return (
    <TextInput
      placeholder="https://"
      {...controlProps(props)}
      inputMode="url"
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => onChange(text === '' ? null : text)}
    />
  );
}

export const urlFace: FieldFace<UrlField> = { Cell, Input, Filter: TextFilter, Options: NoOptions, icon: IconWorld };
