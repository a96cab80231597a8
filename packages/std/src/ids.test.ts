import { expect, test } from 'vitest';
import { fixedClock, isUuid, uuidv7Maker } from './index.ts';

test('ids grow within a millisecond, past the counter and when the clock steps back', () => {
  const clock = fixedClock(1_700_000_000_000);
  const newId = uuidv7Maker(clock);
  const ids = Array.from({ length: 5000 }, newId);
  clock.advance(-10_000);
  ids.push(newId());
  clock.advance(20_000);
  ids.push(newId());
  expect(ids.every(isUuid)).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the time and version sit where RFC 9562 puts them', () => {
  const id = uuidv7Maker(fixedClock(0x017f22e279b0))();
  expect(id.replaceAll('-', '').slice(0, 13)).toBe('017f22e279b07');
  expect('89ab').toContain(id[19]);
});
