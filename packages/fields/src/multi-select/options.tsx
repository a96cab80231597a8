import { Stack, textBundle, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { MultiSelectField } from '@tessera/schemas';
import { OptionsEditor } from '../choice/options-editor.tsx';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { multiSelectTexts } from './locale.ts';

const texts = textBundle('field.multiSelect', multiSelectTexts);

export function Options({ field, onChange, locale }: OptionsProps<MultiSelectField>) {
  const say = useText(texts);
  return (
    <Stack gap="sm">
      <OptionsEditor options={field.options} locale={locale} onChange={(options) => onChange({ options })} />
      <WholeNumberInput
        label={say('maxItems')}
        value={field.maxItems}
        min={1}
        max={200}
        onChange={(maxItems) => onChange({ maxItems })}
      />
    </Stack>
  );
}
