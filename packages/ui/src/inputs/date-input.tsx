import { TextInput } from '@mantine/core';
import type { DateInputProps as KitDateProps, DateTimePickerProps } from '@mantine/dates';
import { lazy, Suspense } from 'react';

const loadFields = () => import('./date-fields.tsx');
const DateField = lazy(async () => ({ default: (await loadFields()).DateField }));
const DateTimeField = lazy(async () => ({ default: (await loadFields()).DateTimeField }));

export interface DateInputProps extends Omit<
  KitDateProps,
  'value' | 'defaultValue' | 'onChange' | 'minDate' | 'maxDate' | 'dateParser'
> {
  /** `YYYY-MM-DD`; null when empty. */
  readonly value: string | null | undefined;
  readonly onChange: (value: string | null) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** A calendar date, typed (2026-3-5, 2026/3/5, 3月5日, 今天) or picked. */
export function DateInput(props: DateInputProps) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <DateField {...props} />
    </Suspense>
  );
}

export interface DateTimeInputProps extends Omit<
  DateTimePickerProps,
  'value' | 'defaultValue' | 'onChange' | 'type' | 'ref' | 'minDate' | 'maxDate'
> {
  /** Moment in UTC, ISO (`2026-03-05T06:30:00.000000Z`); null when empty. Shown in the zone. */
  readonly value: string | null | undefined;
  readonly onChange: (value: string | null) => void;
  /** IANA name; the person's zone unless told. */
  readonly timeZone?: string | undefined;
}

/** A moment: a date and a time in the person's zone. */
export function DateTimeInput(props: DateTimeInputProps) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <DateTimeField {...props} />
    </Suspense>
  );
}

/** Holds the place of a date until its calendar is there. */
function Waiting({ id, label, description, error, required, size, ...rest }: DateInputProps | DateTimeInputProps) {
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      label={label}
      description={description}
      error={error}
      required={required ?? false}
      {...(size === undefined ? {} : { size })}
      aria-label={rest['aria-label']}
      readOnly
    />
  );
}
