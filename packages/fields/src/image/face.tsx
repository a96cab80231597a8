import { IconPhoto } from '@tabler/icons-react';
import type { CellProps, FieldFace, InputProps, OptionsProps } from '@tessera/ui';
import type { ImageField } from '@tessera/schemas';
import { FileInput } from '../file/file-input.tsx';
import { FileCell } from '../file/file-list-view.tsx';
import { FileOptions } from '../file/file-options.tsx';
import { filesIn } from '../file/file-value.ts';
import { imageLimits } from './kind.ts';

function Cell({ value, slots, locale }: CellProps<ImageField>) {
  return <FileCell files={filesIn(value)} slots={slots} locale={locale} />;
}

function Input(props: InputProps<ImageField>) {
  return <FileInput input={props} limits={imageLimits(props.field)} />;
}

function Options({ field, onChange }: OptionsProps<ImageField>) {
  return <FileOptions maxFiles={field.maxFiles} maxBytes={field.maxBytes} onChange={onChange} />;
}

export const imageFace: FieldFace<ImageField> = { Cell, Input, Filter: () => null, Options, icon: IconPhoto };
