import { localize } from '@tessera/std';
import { NumberInput } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { DecimalField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { NumberFilter } from '../face/number-filter.tsx';
import { decimalShape } from './shape.ts';

export function Input(props: InputProps<DecimalField>) {
  const { field, value, locale, onChange } = props;
  const { scale } = decimalShape(field);
  return (
    <NumberInput
      {...controlProps(props)}
      scale={scale}
      minimumScale={scale}
      min={field.min}
      max={field.max}
      suffix={localize(field.unit, locale)}
      value={value === null || value === undefined ? null : String(value)}
      onChange={onChange}
    />
  );
}

export function Filter(props: FilterProps<DecimalField>) {
  return <NumberFilter {...props} suffix={localize(props.field.unit, props.locale)} />;
}
