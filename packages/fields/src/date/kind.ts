import type { FieldKind } from '@tessera/model';
import type { DateField } from '@tessera/schemas';
import { dayOperators } from '../calendar/day-operators.ts';
import { dayText, formatDay, readDay } from '../calendar/day.ts';
import { parseDay } from '../calendar/parse-day.ts';
import { splitTime } from '../calendar/parse-moment.ts';
import { accepted, excerpt, refused } from '../normalised.ts';
import { dateWords } from './locale.ts';

/** A day in the calendar, without a zone. */
export const dateKind: FieldKind<DateField> = {
  id: 'date',
  label: dateWords.label,
  description: dateWords.description,
  icon: 'calendar',
  group: 'date',
  computed: false,
  operators: dayOperators,
  initial: () => ({}),
  expressionType: () => ({ kind: 'date', nullable: true }),
  check: () => [],
  normalise: (value) => (typeof value === 'string' && readDay(value) ? accepted(value) : refused('date_expected')),
  format: (value, _field, { locale }) => {
    const day = typeof value === 'string' ? readDay(value) : undefined;
    return day ? formatDay(day, locale) : '';
  },
  parse: (text, _field, { dateOrder }) => {
    const [dayPart] = splitTime(
      text
        .normalize('NFKC')
        .trim()
        .replace(/Z$|[+-]\d{2}:\d{2}$/, ''),
    );
    if (dayPart === '')
      return text.trim() === '' ? accepted(null) : refused('date_unreadable', { text: excerpt(text) });
    const day = parseDay(dayPart, dateOrder);
    if (day === 'ambiguous') return refused('date_ambiguous', { text: excerpt(text) });
    return day ? accepted(dayText(day)) : refused('date_unreadable', { text: excerpt(text) });
  },
  changes: { datetime: 'checked', text: 'free' },
  samples: () => ['2026-03-01', '2024-02-29', '1970-01-01', '1969-12-31', '0001-01-01', '9999-12-31'],
};
