import type { FieldKind } from '@tessera/model';
import type { DatetimeField } from '@tessera/schemas';
import { dayOperators } from '../calendar/day-operators.ts';
import { formatDay } from '../calendar/day.ts';
import { readMoment } from '../calendar/moment.ts';
import { parseMoment } from '../calendar/parse-moment.ts';
import { wallClockAt } from '../calendar/zoned.ts';
import { accepted, excerpt, refused } from '../normalised.ts';
import { datetimeWords } from './locale.ts';

/** A moment, shown in the zone of the reader. */
export const datetimeKind: FieldKind<DatetimeField> = {
  id: 'datetime',
  label: datetimeWords.label,
  description: datetimeWords.description,
  icon: 'calendar-time',
  group: 'date',
  computed: false,
  operators: dayOperators,
  initial: () => ({}),
  expressionType: () => ({ kind: 'timestamp', nullable: true }),
  check: () => [],
  normalise: (value) => {
    const moment = typeof value === 'string' ? readMoment(value) : undefined;
    return moment === undefined ? refused('datetime_expected') : accepted(moment);
  },
  format: (value, _field, { locale, timeZone }) => {
    const moment = typeof value === 'string' ? readMoment(value) : undefined;
    if (moment === undefined) return '';
    const clock = wallClockAt(moment, timeZone);
    const numbers = clock.second === 0 ? [clock.hour, clock.minute] : [clock.hour, clock.minute, clock.second];
    const time = numbers.map((number) => String(number).padStart(2, '0')).join(':');
    return `${formatDay(clock, locale)}${locale === 'zh-CN' ? ' ' : ', '}${time}`;
  },
  parse: (text, _field, context) => {
    if (text.trim() === '') return accepted(null);
    const moment = parseMoment(text, context);
    if (moment === 'ambiguous') return refused('date_ambiguous', { text: excerpt(text) });
    return moment === undefined ? refused('datetime_unreadable', { text: excerpt(text) }) : accepted(moment);
  },
  changes: { date: 'lossy', text: 'lossy' },
  samples: () => [
    '2026-03-01T00:30:00.000000Z',
    '2026-10-25T00:30:00.123456Z',
    '1969-12-31T23:59:59.999999Z',
    '0001-01-02T00:00:00.000000Z',
    '9999-12-30T23:59:59.999999Z',
  ],
};
