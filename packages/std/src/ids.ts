import type { Clock } from './clock.ts';

/** Makes record and document ids. */
export type NewId = () => string;

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && uuidPattern.test(text);
}

const hexOf: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A maker of UUIDs version 7: sorted by time, unique over processes.
 * Invariants: ids of one maker are strictly increasing, also within a millisecond and when the clock steps back.
 * Source: RFC 9562 §5.7, method 2 of §6.2 (12 counter bits in rand_a).
 */
export function uuidv7Maker(
  clock: Clock,
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = pooledRandom(),
): NewId {
  let last = 0;
  let counter = 0;
  return () => {
    const now = clock.now();
    if (now > last) {
      last = now;
      counter = random(new Uint8Array(1))[0] ?? 0;
    } else if (++counter > 0xfff) {
      last += 1;
      counter = 0;
    }
    const tail = random(new Uint8Array(8));
    tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
    const time = last.toString(16).padStart(12, '0');
    let hex = '';
    for (const byte of tail) hex += hexOf[byte];
    const third = (0x7000 | counter).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${hex.slice(0, 4)}-${hex.slice(4)}`;
  };
}

const poolSize = 4096;

/** Random bytes from a pool that is filled at once: asking the system for eight bytes costs as much as for thousands. */
function pooledRandom(): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array {
  const pool = new Uint8Array(poolSize);
  let used = poolSize;
  return (bytes) => {
    if (used + bytes.length > poolSize) {
      globalThis.crypto.getRandomValues(pool);
      used = 0;
    }
    bytes.set(pool.subarray(used, (used += bytes.length)));
    return bytes;
  };
}
