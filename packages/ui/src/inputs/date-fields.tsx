import { DateInput as KitDateInput, DatesProvider, DateTimePicker } from '@mantine/dates';
import 'dayjs/locale/zh-cn.js';
import { IconCalendar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fromZonedText, zonedText } from '../format/date.ts';
import { useLocale } from '../text/locale.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import type { DateInputProps, DateTimeInputProps } from './date-input.tsx';
import { parseTypedDate } from './typed-date.ts';
import '@mantine/dates/styles.layer.css';

/** A calendar date, typed (2026-3-5, 2026/3/5, 3月5日, 今天) or picked. */
export function DateField({ value, onChange, min, max, ...rest }: DateInputProps) {
  const say = useText(uiTexts);
  return (
    <Weeks>
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
    </Weeks>
  );
}

/** A moment: a date and a time in the person's zone. */
export function DateTimeField({ value, onChange, timeZone, ...rest }: DateTimeInputProps) {
  const place = useLocale();
  const say = useText(uiTexts);
  const zone = timeZone ?? place.timeZone;
  const at = Date.parse(value ?? '');
  return (
    <Weeks>
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
    </Weeks>
  );
}

/** Calendars in the language of the page; weeks begin on Monday. */
function Weeks({ children }: { readonly children: ReactNode }) {
  const { locale } = useLocale();
  return (
    <DatesProvider settings={{ locale: locale === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1, weekendDays: [6, 0] }}>
      {children}
    </DatesProvider>
  );
}
