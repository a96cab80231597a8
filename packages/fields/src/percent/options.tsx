import { Stack, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { PercentField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { RangeOptions } from '../face/range-options.tsx';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { fromPercent } from './hundredths.ts';
import { percentDefaults } from './shape.ts';
import { shown } from './editor.tsx';

export function Options({ field, onChange }: OptionsProps<PercentField>) {
  const say = useText(faceTexts);
  const inFractions = (patch: Readonly<Record<string, string | null>>): void =>
    onChange(
      Object.fromEntries(Object.entries(patch).map(([key, text]) => [key, text === null ? null : fromPercent(text)])),
    );
  return (
    <Stack gap="sm">
      <WholeNumberInput
        label={say('scale')}
        value={field.scale === undefined ? undefined : Math.max(0, field.scale - 2)}
        placeholder={percentDefaults.scale - 2}
        min={0}
        max={10}
        onChange={(scale) => onChange({ scale: scale === null ? null : scale + 2 })}
      />
      <RangeOptions min={shown(field.min)} max={shown(field.max)} suffix="%" onChange={inFractions} />
    </Stack>
  );
}
