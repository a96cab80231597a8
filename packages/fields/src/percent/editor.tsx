import { NumberInput } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { PercentField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { NumberFilter } from '../face/number-filter.tsx';
import { fromPercent, toPercent } from './hundredths.ts';
import { percentShape } from './shape.ts';

export const shown = (fraction: string | undefined): string | undefined =>
  fraction === undefined ? undefined : toPercent(fraction);

export function Input(props: InputProps<PercentField>) {
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

export function Filter(props: FilterProps<PercentField>) {
  return <NumberFilter {...props} suffix="%" toShown={toPercent} fromShown={fromPercent} />;
}
