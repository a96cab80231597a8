import { expect, test } from 'vitest';
import { nextDay } from './follow-up-days.ts';

test.each([
  ['2026-03-01', '2026-03-02'],
  ['2026-03-02', '2026-03-09'],
  ['2026-03-07', '2026-03-09'],
])('the Monday after %s is %s', (today, monday) => {
  expect(nextDay('monday', today)).toBe(monday);
});

test('days run over the end of a month', () => {
  expect([nextDay('tomorrow', '2026-02-28'), nextDay('three', '2026-12-30')]).toEqual(['2026-03-01', '2027-01-02']);
});
