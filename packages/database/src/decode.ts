import { types } from 'pg';
import type { CustomTypesConfig } from 'pg';

const oid = { date: 1082, time: 1083, timestamp: 1114, timestamptz: 1184, interval: 1186 } as const;
const arrayOid = { numeric: 1231, date: 1182, timestamp: 1115, timestamptz: 1185, interval: 1187 } as const;

// pg types the ids it has names for, and text[] is not among them.
const textArrayOid = 1009 as Parameters<typeof types.getTypeParser>[0];

const plainText = (text: string): string => text;
const textArray = types.getTypeParser(textArrayOid) as (text: string) => (string | null)[];

/**
 * How values come back: int8, numeric, date and time as text, never as a float or a JavaScript Date.
 * timestamptz is ISO 8601 in UTC (`2026-03-01T08:00:00.5Z`); sessions run in UTC so that Postgres writes it so.
 */
export const textualTypes: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return types.getTypeParser(id, 'binary');
    return parsers.get(id) ?? types.getTypeParser(id);
  }) as CustomTypesConfig['getTypeParser'],
};

const parsers = new Map<number, (text: string) => unknown>([
  [oid.date, plainText],
  [oid.time, plainText],
  [oid.timestamp, plainText],
  [oid.interval, plainText],
  [oid.timestamptz, isoTime],
  [arrayOid.numeric, textArray],
  [arrayOid.date, textArray],
  [arrayOid.timestamp, textArray],
  [arrayOid.interval, textArray],
  [arrayOid.timestamptz, (text) => textArray(text).map((each) => each && isoTime(each))],
]);

function isoTime(text: string): string {
  return text.endsWith('+00') ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : text;
}
