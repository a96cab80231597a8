import { textBundle, TextInput, useText } from '@tessera/ui';
import type { InputProps } from '@tessera/ui';
import type { AutonumberField } from '@tessera/schemas';
import { autonumberTexts } from './locale.ts';

export const texts = textBundle('field.autonumber', autonumberTexts);

/** Shown, never written. */
export function Input({ value, id, label, description }: InputProps<AutonumberField>) {
  const say = useText(texts);
  return (
    <TextInput
      id={id}
      label={label}
      readOnly
      description={description}
      placeholder={say('given')}
      value={typeof value === 'string' ? value : ''}
      onChange={() => undefined}
    />
  );
}

export { TextFilter as Filter } from '../face/text-filter.tsx';
