/** A link to another seed row. */
export interface SeedReference {
  readonly $ref: string;
}

/** A day counted from the installation, with a time of day for a moment. */
export interface SeedDay {
  readonly $days: number;
  /** HH:MM in the zone of the tenant. */
  readonly $time?: string;
}

/** When and where rows are installed. */
export interface SeedMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** IANA zone of the tenant. */
  readonly timeZone: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export function isReference(value: unknown): value is SeedReference {
  return isObject(value) && typeof value['$ref'] === 'string';
}

export function isDay(value: unknown): value is SeedDay {
  const time = isObject(value) ? value['$time'] : undefined;
  return (
    isObject(value) &&
    Number.isInteger(value['$days']) &&
    (time === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(String(time)))
  );
}

const dayMs = 86_400_000;

/** The calendar day and wall clock of a moment in a zone, as if they were UTC milliseconds. */
function wallClock(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The moment at which a clock in the zone shows `wall`. Where clocks skip it, an hour off. */
function momentOf(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return guess - (wallClock(guess, timeZone) - wall);
}

/** The day as `2026-03-01`, or with `$time` the moment in UTC. */
export function resolveDay({ $days, $time }: SeedDay, { now, timeZone }: SeedMoment): string {
  const today = Math.floor(wallClock(now, timeZone) / dayMs) * dayMs;
  const day = today + $days * dayMs;
  if ($time === undefined) return new Date(day).toISOString().slice(0, 10);
  const [hours = 0, minutes = 0] = $time.split(':').map(Number);
  return new Date(momentOf(day + (hours * 60 + minutes) * 60_000, timeZone)).toISOString();
}

/** A row with its links and days filled in. `recordOf` answers the record of an external id, undefined when there is none. */
export function resolveRow(
  row: Readonly<Record<string, unknown>>,
  moment: SeedMoment,
  recordOf: (externalId: string) => string | undefined,
): Record<string, unknown> {
  const resolve = (value: unknown): unknown => {
    if (isReference(value)) return recordOf(value.$ref) ?? null;
    return isDay(value) ? resolveDay(value, moment) : value;
  };
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, resolve(value)]));
}
