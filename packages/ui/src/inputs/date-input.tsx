import { DateInput as KitDateInput, DateTimePicker } from '@mantine/dates';
import type { DateInputProps as KitDateProps, DateTimePickerProps } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { fromZonedText, zonedText } from '../format/date.ts';
import { useLocale } from '../text/locale.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { parseTypedDate } from './typed-date.ts';

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
export function DateInput({ value, onChange, min, max, ...rest }: DateInputProps) {
  const say = useText(uiTexts);
  return (
    <KitDateInput
      placeholder={say('dateFormatHint')}
      clearable={!rest.required}
      rightSection={<IconCalendar size={16} aria-hidden />}
      rightSectionPointerEvents="none"
      {...rest}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      valueFormat="YYYY-MM-DD"
      dateParser={(text) => parseTypedDate(text, zonedText(Date.now()).slice(0, 10)) ?? null}
      value={value ?? null}
      onChange={(next) => onChange(next ? next.slice(0, 10) : null)}
    />
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
export function DateTimeInput({ value, onChange, timeZone, ...rest }: DateTimeInputProps) {
  const place = useLocale();
  const say = useText(uiTexts);
  const zone = timeZone ?? place.timeZone;
  const at = Date.parse(value ?? '');
  return (
    <DateTimePicker
      placeholder={say('pickDate')}
      clearable={!rest.required}
      {...rest}
      valueFormat={rest.withSeconds ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm'}
      value={Number.isNaN(at) ? null : zonedText(at, zone)}
      onChange={(next) =>
        onChange(typeof next === 'string' && next ? (fromZonedText(next.slice(0, 19), zone) ?? null) : null)
      }
    />
  );
}
