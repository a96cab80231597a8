import { Group, NumberInput, useText } from '@tessera/ui';
import { faceTexts } from './face-texts.ts';

interface RangeOptionsProps {
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly suffix?: string;
  /** Gets a merge patch of decimal strings. */
  readonly onChange: (patch: Readonly<Record<string, string | null>>) => void;
}

/** The limits of a number field. */
export function RangeOptions({ min, max, suffix, onChange }: RangeOptionsProps) {
  const say = useText(faceTexts);
  const change =
    (key: 'min' | 'max') =>
    (text: string | null): void => {
      if (text === null || /^-?\d+(\.\d+)?$/.test(text)) onChange({ [key]: text });
    };
  return (
    <Group gap="xs" grow>
      <NumberInput label={say('min')} suffix={suffix} value={min ?? null} onChange={change('min')} />
      <NumberInput label={say('max')} suffix={suffix} value={max ?? null} onChange={change('max')} />
    </Group>
  );
}
