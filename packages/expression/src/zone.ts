/** Clock arithmetic of one time zone. */
export interface Zone {
  /** Microseconds to add to an instant to get its wall-clock reading. */
  offset(instant: bigint): bigint;
}

const hourMs = 3_600_000;

/**
 * A zone by IANA name; an unknown name is read as UTC, since evaluation never fails.
 * Offsets are asked for once per hour of time, so that rows with near times cost nothing.
 */
function zoneOf(name: string): Zone {
  const formatter = formatterOf(name);
  if (!formatter) return { offset: () => 0n };
  const known = new Map<number, bigint>();
  return {
    offset: (instant) => {
      const ms = Number(floorDivide(instant, 1000n));
      const quarter = Math.floor(ms / (hourMs / 4));
      let offset = known.get(quarter);
      if (offset === undefined) {
        offset = BigInt(offsetMs(formatter, ms)) * 1000n;
        known.set(quarter, offset);
      }
      return offset;
    },
  };
}

/** Keeps the zone of the last name asked for, which is nearly always the same one. */
export function zoneCache(): (name: string) => Zone {
  let lastName: string | undefined;
  let last = zoneOf('UTC');
  return (name) => {
    if (name !== lastName) {
      last = zoneOf(name);
      lastName = name;
    }
    return last;
  };
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

function formatterOf(name: string): Intl.DateTimeFormat | undefined {
  if (name === 'UTC') return undefined;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

function offsetMs(formatter: Intl.DateTimeFormat, ms: number): number {
  const second = Math.floor(ms / 1000) * 1000;
  const parts: Record<string, string> = {};
  for (const part of formatter.formatToParts(second)) parts[part.type] = part.value;
  const year = parts['era']?.startsWith('B') ? 1 - Number(parts['year']) : Number(parts['year']);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
  wall.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']), 0);
  return wall.getTime() - second;
}
