import type { InputProps } from '@tessera/ui';
import type { ImageField } from '@tessera/schemas';
import { FileInput } from '../file/file-input.tsx';
import { imageLimits } from './kind.ts';

export function Input(props: InputProps<ImageField>) {
  return <FileInput input={props} limits={imageLimits(props.field)} />;
}
