import { DateTimeInput } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { DatetimeField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { momentIn } from './face.tsx';

export function Input(props: InputProps<DatetimeField>) {
  return (
    <DateTimeInput
      {...controlProps(props)}
      timeZone={props.timeZone}
      value={momentIn(props.value)}
      onChange={props.onChange}
    />
  );
}

export function Filter(props: FilterProps<DatetimeField>) {
  return (
    <ShapedFilter
      rule={props}
      one={({ value, onChange, label, disabled }) => (
        <DateTimeInput
          size="xs"
          aria-label={label}
          disabled={disabled}
          timeZone={props.timeZone}
          value={momentIn(value)}
          onChange={onChange}
        />
      )}
    />
  );
}
