import { expect, test } from 'vitest';
import { applyFirstSuggestions, completeDecisions, decide, mapColumn, stepOf, undecided } from './import-run.ts';
import type { UnknownText } from './import-run.ts';

const unknown: readonly UnknownText[] = [
  { field: 'product', text: 'GTXPro', rows: 1480, kind: 'record', suggestions: [{ to: 'p1', label: 'GTX Pro' }] },
  { field: 'sector', text: 'softwear', rows: 3, kind: 'option', suggestions: [] },
];

test('the first suggestion is taken where there is one and nothing was decided', () => {
  const taken = applyFirstSuggestions({}, unknown);
  expect(taken).toEqual({ product: { GTXPro: { action: 'map', to: 'p1' } } });
  expect(undecided(taken, unknown).map(({ text }) => text)).toEqual(['softwear']);
  const own = decide({}, 'product', 'GTXPro', { action: 'create' });
  expect(applyFirstSuggestions(own, unknown)).toEqual(own);
});

test('a decision can be taken back, and half a decision is not sent', () => {
  const half = decide({}, 'product', 'GTXPro', { action: 'map', to: '' });
  expect(undecided(half, unknown)).toHaveLength(2);
  expect(completeDecisions(half)).toEqual({ product: {} });
  expect(decide(half, 'product', 'GTXPro', undefined)).toEqual({ product: {} });
});

test('a field is given away once', () => {
  const columns = mapColumn([{ field: 'name' }, {}], 1, 'name', {});
  expect(columns).toEqual([{}, { field: 'name', format: {} }]);
  expect(mapColumn(columns, 1, undefined, {})).toEqual([{}, {}]);
});

test('every state has its step', () => {
  expect(stepOf(undefined)).toBe(0);
  expect(stepOf({ state: 'uploaded', counts: null })).toBe(1);
  expect(stepOf({ state: 'checked', counts: null })).toBe(2);
  expect(stepOf({ state: 'cancelled', counts: null })).toBe(3);
});
