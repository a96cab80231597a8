import { Stack, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { IntegerField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { RangeOptions } from '../face/range-options.tsx';
import { limit } from './editor.tsx';

export function Options({ field, onChange }: OptionsProps<IntegerField>) {
  const say = useText(faceTexts);
  const change = (patch: Readonly<Record<string, string | null>>): void => {
    const numbers = Object.entries(patch).map(([key, text]) => [key, text === null ? null : Number(text)] as const);
    if (numbers.every(([, number]) => number === null || Number.isSafeInteger(number)))
      onChange(Object.fromEntries(numbers));
  };
  return (
    <Stack gap="sm">
      <RangeOptions min={limit(field.min)} max={limit(field.max)} onChange={change} />
      <LocalizedTextInput label={say('unit')} value={field.unit} onChange={(unit) => onChange({ unit })} />
    </Stack>
  );
}
