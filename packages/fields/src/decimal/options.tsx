import { Group, Stack, textBundle, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { DecimalField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { RangeOptions } from '../face/range-options.tsx';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { decimalTexts } from './locale.ts';
import { decimalDefaults } from './shape.ts';

const texts = textBundle('field.decimal', decimalTexts);

export function Options({ field, onChange }: OptionsProps<DecimalField>) {
  const say = useText(texts);
  const shared = useText(faceTexts);
  return (
    <Stack gap="sm">
      <Group gap="xs" grow>
        <WholeNumberInput
          label={say('precision')}
          value={field.precision}
          placeholder={decimalDefaults.precision}
          min={1}
          max={38}
          onChange={(precision) => onChange({ precision })}
        />
        <WholeNumberInput
          label={shared('scale')}
          value={field.scale}
          placeholder={decimalDefaults.scale}
          min={0}
          max={12}
          onChange={(scale) => onChange({ scale })}
        />
      </Group>
      <RangeOptions min={field.min} max={field.max} onChange={onChange} />
      <LocalizedTextInput label={shared('unit')} value={field.unit} onChange={(unit) => onChange({ unit })} />
    </Stack>
  );
}
