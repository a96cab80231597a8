import type { OptionsProps } from '@tessera/ui';
import type { ImageField } from '@tessera/schemas';
import { FileOptions } from '../file/file-options.tsx';

export function Options({ field, onChange }: OptionsProps<ImageField>) {
  return <FileOptions maxFiles={field.maxFiles} maxBytes={field.maxBytes} onChange={onChange} />;
}
