import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareOrder, isFractional, orderBetween, ordersFromStart, sortedKeys } from './order.ts';

test('insertions anywhere keep the sequence a list would have', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
      const list: string[] = [];
      const orders: Record<string, { order: string }> = {};
      for (const [number, place] of places.entries()) {
        const at = place % (list.length + 1);
        const before = at === 0 ? null : (orders[list[at - 1] ?? '']?.order ?? null);
        const after = orders[list[at] ?? '']?.order ?? null;
        const key = `k${number}`;
        orders[key] = { order: orderBetween(before, after) };
        list.splice(at, 0, key);
      }
      expect(sortedKeys(orders)).toEqual(list);
    }),
  );
});

test('order is compared bytewise, not by locale; ties go by key; what has none comes last', () => {
  const keys = sortedKeys({
    c: {},
    b: { order: 'a0' },
    a: { order: 'a0' },
    upper: { order: 'Zz' },
    late: { order: 'aA' },
  });
  expect(keys).toEqual(['upper', 'a', 'b', 'late', 'c']);
  expect(compareOrder(['a', { order: 'a0' }], ['a', { order: 'a0' }])).toBe(0);
});

test('equal, disordered and hand-written neighbours still give a place after the first', () => {
  expect(orderBetween('a1', 'a1') > 'a1').toBe(true);
  expect(orderBetween('a5', 'a1') > 'a5').toBe(true);
  expect(orderBetween('7', null) > '7').toBe(true);
  expect(orderBetween(null, '7')).toBeTruthy();
  expect(isFractional('7')).toBe(false);
});

test('a fresh row is in order', () => {
  const orders = ordersFromStart(200);
  expect(orders.toSorted()).toEqual(orders);
});
