import { expect, test } from 'vitest';
import { labelWidth, routeLines } from './route.ts';

const box = (x: number, y: number) => ({ x, y, width: 168, height: 62 });
const row = new Map([
  ['a', box(0, 0)],
  ['b', box(300, 0)],
  ['c', box(600, 0)],
]);

test('neighbours are joined straight; a line over a state between bows around it', () => {
  const curves = routeLines(row, [
    { id: 'near', from: 'a', to: 'b' },
    { id: 'far', from: 'a', to: 'c' },
  ]);
  expect(curves.get('near')?.label).toEqual({ x: 234, y: 31 });
  const label = curves.get('far')?.label;
  expect(Math.abs((label?.y ?? 0) - 31)).toBeGreaterThan(31 + 14);
});

test('lines there and back, and two of one direction, keep their labels apart', () => {
  const curves = routeLines(row, [
    { id: 'there', from: 'a', to: 'b' },
    { id: 'back', from: 'b', to: 'a' },
    { id: 'again', from: 'a', to: 'b' },
  ]);
  const heights = [...curves.values()].map(({ label }) => Math.round(label.y));
  expect(new Set(heights).size).toBe(3);
});

test('a transition to the same state is a loop beside it', () => {
  const loop = routeLines(row, [{ id: 'self', from: 'a', to: 'a' }]).get('self');
  expect(loop?.start).not.toEqual(loop?.end);
});

test('a label covers no state, however long it is', () => {
  const close = new Map([
    ['a', box(0, 0)],
    ['b', box(240, 0)],
    ['c', box(480, 0)],
  ]);
  const width = labelWidth('退回需求确认并通知');
  const curves = routeLines(close, [
    { id: 'there', from: 'a', to: 'b', width },
    { id: 'back', from: 'c', to: 'a', width },
    { id: 'again', from: 'c', to: 'b', width },
  ]);
  for (const { label } of curves.values())
    for (const state of close.values()) {
      const beside = Math.abs(label.x - state.x - 84) >= (width + state.width) / 2;
      const above = label.y + 13 <= state.y || label.y - 13 >= state.y + state.height;
      expect(beside || above).toBe(true);
    }
});
