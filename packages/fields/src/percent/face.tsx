import { IconPercentage } from '@tabler/icons-react';
import { formatPercent, NumberInput, Stack, useText } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps, OptionsProps } from '@tessera/ui';
import type { PercentField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { controlProps } from '../face/input-props.ts';
import { NumberCell } from '../face/number-cell.tsx';
import { NumberFilter } from '../face/number-filter.tsx';
import { RangeOptions } from '../face/range-options.tsx';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { fromPercent, toPercent } from './hundredths.ts';
import { percentDefaults, percentShape } from './shape.ts';

const shown = (fraction: string | undefined): string | undefined =>
  fraction === undefined ? undefined : toPercent(fraction);

function Cell({ value, locale }: CellProps<PercentField>) {
  return value === null || value === undefined ? null : <NumberCell>{formatPercent(value, locale)}</NumberCell>;
}

function Input(props: InputProps<PercentField>) {
  const { field, value, onChange } = props;
  return (
    <NumberInput
      {...controlProps(props)}
      scale={Math.max(0, percentShape(field).scale - 2)}
      min={shown(field.min)}
      max={shown(field.max)}
      suffix="%"
      value={value === null || value === undefined ? null : toPercent(String(value))}
      onChange={(text) => onChange(text === null ? null : fromPercent(text))}
    />
  );
}

function Filter(props: FilterProps<PercentField>) {
  return <NumberFilter {...props} suffix="%" toShown={toPercent} fromShown={fromPercent} />;
}

function Options({ field, onChange }: OptionsProps<PercentField>) {
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

export const percentFace: FieldFace<PercentField> = { Cell, Input, Filter, Options, icon: IconPercentage };
