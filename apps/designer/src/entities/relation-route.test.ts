import { expect, test } from 'vitest';
import { roundedPath, routeRelations } from './relation-route.ts';
import type { Card, Point } from './relation-route.ts';

const card = (x: number, y: number): Card => ({ x, y, width: 200, height: 160 });
const inside = (point: Point, box: Card) =>
  point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height;

/** Points every few px along a route. */
const walk = (route: readonly Point[]): Point[] =>
  route.slice(1).flatMap((to, index) => {
    const from = route[index] ?? to;
    return Array.from({ length: 50 }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / 50,
      y: from.y + ((to.y - from.y) * step) / 50,
    }));
  });

test('a line begins at the row of its field and ends at the heading of the card it points to', () => {
  const cards = new Map([
    ['order', card(0, 0)],
    ['account', card(400, 300)],
  ]);
  const route = routeRelations(cards, [{ id: 'a', from: 'order', to: 'account', row: 60 }]).get('a');
  expect(route?.[0]).toEqual({ x: 200, y: 60 });
  expect(route?.at(-1)).toEqual({ x: 400, y: 320 });
});

test('lines go around the cards between, and an entity may point to itself', () => {
  const cards = new Map([
    ['order', card(0, 0)],
    ['contact', card(400, 0)],
    ['account', card(800, 0)],
  ]);
  const routes = routeRelations(cards, [
    { id: 'far', from: 'order', to: 'account', row: 60 },
    { id: 'self', from: 'contact', to: 'contact', row: 100 },
  ]);
  for (const route of routes.values())
    for (const point of walk(route)) for (const box of cards.values()) expect(inside(point, box)).toBe(false);
});

test('lines to different cards do not lie on each other', () => {
  const cards = new Map([
    ['activity', card(0, 0)],
    ['lead', card(400, 300)],
    ['account', card(400, 600)],
  ]);
  const routes = routeRelations(cards, [
    { id: 'lead', from: 'activity', to: 'lead', row: 100 },
    { id: 'account', from: 'activity', to: 'account', row: 130 },
  ]);
  const uprights = [...routes.values()].map((route) => route[1]?.x);
  expect(new Set(uprights).size).toBe(2);
});

test('corners are round', () => {
  expect(
    roundedPath([
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 40 },
    ]),
  ).toBe('M 0 0 L 12 0 Q 20 0 20 8 L 20 40');
});
