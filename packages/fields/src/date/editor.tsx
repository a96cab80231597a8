import { DateInput } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { DateField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { dayIn } from './face.tsx';

export function Input(props: InputProps<DateField>) {
  return <DateInput {...controlProps(props)} value={dayIn(props.value)} onChange={props.onChange} />;
}

export function Filter(props: FilterProps<DateField>) {
  return (
    <ShapedFilter
      rule={props}
      one={({ value, onChange, label, disabled }) => (
        <DateInput size="xs" aria-label={label} disabled={disabled} value={dayIn(value)} onChange={onChange} />
      )}
    />
  );
}
