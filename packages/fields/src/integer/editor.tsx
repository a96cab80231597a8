import { localize } from '@tessera/std';
import { NumberInput } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { IntegerField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { NumberFilter } from '../face/number-filter.tsx';

export const limit = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/** What cannot be a whole number is handed on as typed, so that the check names it. */
export function Input(props: InputProps<IntegerField>) {
  const { field, value, locale, onChange } = props;
  const change = (text: string | null): void =>
    onChange(text !== null && Number.isSafeInteger(Number(text)) ? Number(text) : text);
  return (
    <NumberInput
      {...controlProps(props)}
      scale={0}
      min={limit(field.min)}
      max={limit(field.max)}
      suffix={localize(field.unit, locale)}
      value={value === null || value === undefined ? null : String(value)}
      onChange={change}
    />
  );
}

export function Filter(props: FilterProps<IntegerField>) {
  return <NumberFilter {...props} suffix={localize(props.field.unit, props.locale)} />;
}
