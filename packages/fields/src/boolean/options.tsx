import { Stack, textBundle, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { BooleanField } from '@tessera/schemas';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { booleanTexts } from './locale.ts';

const texts = textBundle('field.boolean', booleanTexts);

export function Options({ field, onChange }: OptionsProps<BooleanField>) {
  const say = useText(texts);
  return (
    <Stack gap="sm">
      <LocalizedTextInput
        label={say('trueLabel')}
        value={field.trueLabel}
        onChange={(trueLabel) => onChange({ trueLabel })}
      />
      <LocalizedTextInput
        label={say('falseLabel')}
        value={field.falseLabel}
        onChange={(falseLabel) => onChange({ falseLabel })}
      />
    </Stack>
  );
}
