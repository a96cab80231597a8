import { IconCalendarTime } from '@tabler/icons-react';
import { DateTimeInput, formatDateTime, Text } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps } from '@tessera/ui';
import type { DatetimeField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { NoOptions } from '../face/no-options.ts';
import { ShapedFilter } from '../face/shaped-filter.tsx';

const momentIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function Cell({ value, locale, timeZone }: CellProps<DatetimeField>) {
  return (
    <Text component="span" inherit style={{ whiteSpace: 'nowrap' }}>
      {formatDateTime(momentIn(value), locale, { timeZone })}
    </Text>
  );
}

function Input(props: InputProps<DatetimeField>) {
  return (
    <DateTimeInput
      {...controlProps(props)}
      timeZone={props.timeZone}
      value={momentIn(props.value)}
      onChange={props.onChange}
    />
  );
}

function Filter(props: FilterProps<DatetimeField>) {
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

export const datetimeFace: FieldFace<DatetimeField> = {
  Cell,
  Input,
  Filter,
  Options: NoOptions,
  icon: IconCalendarTime,
};
