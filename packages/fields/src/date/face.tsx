import { IconCalendar } from '@tabler/icons-react';
import { DateInput, formatDate, Text } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps } from '@tessera/ui';
import type { DateField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { NoOptions } from '../face/no-options.ts';
import { ShapedFilter } from '../face/shaped-filter.tsx';

const dayIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function Cell({ value, locale }: CellProps<DateField>) {
  return (
    <Text component="span" inherit style={{ whiteSpace: 'nowrap' }}>
      {formatDate(dayIn(value), locale)}
    </Text>
  );
}

function Input(props: InputProps<DateField>) {
  return <DateInput {...controlProps(props)} value={dayIn(props.value)} onChange={props.onChange} />;
}

function Filter(props: FilterProps<DateField>) {
  return (
    <ShapedFilter
      rule={props}
      one={({ value, onChange, label, disabled }) => (
        <DateInput size="xs" aria-label={label} disabled={disabled} value={dayIn(value)} onChange={onChange} />
      )}
    />
  );
}

export const dateFace: FieldFace<DateField> = { Cell, Input, Filter, Options: NoOptions, icon: IconCalendar };
