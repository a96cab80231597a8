/** A corner or an end of a line on the canvas, px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Card extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Relation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** How far below the upper edge of its card the line begins: at the row of its field. */
  readonly row: number;
}

/** How far below the upper edge of a card arrows arrive: in the middle of its heading. */
const entry = 20;
/** Room an arrow needs before a card, and a line behind one. */
const before = 26;
const behind = 16;
const lane = 11;
const lanes = [0, 1, 2, 3, 4];
const mostCorridors = 20;

const price = { bend: 40, card: 5000, shared: 260, crossed: 24 };

interface Piece {
  readonly a: Point;
  readonly b: Point;
  readonly to: string;
}

/**
 * Lines of right angles from field to card that keep clear of cards and of each other, as far as that can be had.
 * @param kept lines that stay as they are
 */
export function routeRelations(
  cards: ReadonlyMap<string, Card>,
  relations: readonly Relation[],
  kept: ReadonlyMap<string, readonly Point[]> = new Map(),
): ReadonlyMap<string, readonly Point[]> {
  const all = [...cards.values()];
  const drawn: Piece[] = relations.flatMap(({ id, to }) => piecesOf(kept.get(id) ?? [], to));
  const routes = new Map(kept);
  for (const { id, from, to, row } of relations) {
    const source = cards.get(from);
    const target = cards.get(to);
    if (!source || !target || kept.has(id)) continue;
    const route = cheapest(candidates(source, source.y + row, target, all), to, all, drawn);
    routes.set(id, route);
    drawn.push(...piecesOf(route, to));
  }
  return routes;
}

/** The best of many ways; the short ones are weighed first, and what is longer than the best is not weighed at all. */
function cheapest(
  ways: readonly (readonly Point[])[],
  to: string,
  cards: readonly Card[],
  drawn: readonly Piece[],
): readonly Point[] {
  const weighed = ways.map((route) => ({ route, least: leastOf(route) })).toSorted((a, b) => a.least - b.least);
  let best: readonly Point[] = [];
  let lowest = Infinity;
  for (const { route, least } of weighed) {
    if (least >= lowest) break;
    const cost = costOf(route, least, to, cards, drawn, lowest);
    if (cost < lowest) [best, lowest] = [route, cost];
  }
  return best;
}

/** What a way costs by its length and bends alone. */
function leastOf(route: readonly Point[]): number {
  return route.reduce((sum, point, index) => {
    const last = route[index - 1] ?? point;
    return sum + Math.abs(point.x - last.x) + Math.abs(point.y - last.y);
  }, route.length * price.bend);
}

const sides = [1, -1] as const;

function candidates(source: Card, y: number, target: Card, cards: readonly Card[]): Point[][] {
  const goal = target.y + entry;
  const corridors = cards
    .flatMap((card) => [card.y - 16, card.y - 16 - lane, card.y + card.height + 16, card.y + card.height + 16 + lane])
    .toSorted((a, b) => Math.abs(a - (y + goal) / 2) - Math.abs(b - (y + goal) / 2))
    .slice(0, mostCorridors);
  return sides.flatMap((out) =>
    sides.flatMap((arrive) => {
      const start = { x: out === 1 ? source.x + source.width : source.x, y };
      const end = { x: arrive === 1 ? target.x : target.x + target.width, y: goal };
      const leaving = lanes.map((at) => start.x + out * (behind + at * lane));
      const arriving = lanes.map((at) => end.x - arrive * (before + at * lane));
      const direct = [...leaving, ...arriving].filter(
        (x) => (x - start.x) * out >= behind && (end.x - x) * arrive >= before,
      );
      return [
        ...direct.map((x) => [start, { x, y }, { x, y: goal }, end]),
        ...corridors.flatMap((across) =>
          leaving
            .slice(0, 3)
            .flatMap((first) =>
              arriving
                .slice(0, 3)
                .map((last) => [
                  start,
                  { x: first, y },
                  { x: first, y: across },
                  { x: last, y: across },
                  { x: last, y: goal },
                  end,
                ]),
            ),
        ),
      ];
    }),
  );
}

function costOf(
  route: readonly Point[],
  least: number,
  to: string,
  cards: readonly Card[],
  drawn: readonly Piece[],
  limit: number,
): number {
  let cost = least;
  const pieces = piecesOf(route, to);
  for (const piece of pieces) {
    for (const card of cards) if (cuts(piece, card)) cost += price.card;
    if (cost >= limit) return cost;
  }
  for (const piece of pieces) {
    for (const other of drawn) {
      if (runsAlong(piece, other)) cost += other.to === to ? 0 : price.shared;
      else if (crosses(piece, other)) cost += price.crossed;
    }
    if (cost >= limit) return cost;
  }
  return cost;
}

function piecesOf(route: readonly Point[], to: string): Piece[] {
  return route.slice(1).map((b, index) => ({ a: route[index] ?? b, b, to }));
}

const span = (a: number, b: number): readonly [number, number] => (a < b ? [a, b] : [b, a]);

function cuts({ a, b }: Piece, card: Card): boolean {
  const [left, right] = span(a.x, b.x);
  const [top, bottom] = span(a.y, b.y);
  return left < card.x + card.width && right > card.x && top < card.y + card.height && bottom > card.y;
}

const isUpright = ({ a, b }: Piece): boolean => a.x === b.x && a.y !== b.y;

function runsAlong(one: Piece, other: Piece): boolean {
  if (isUpright(one) !== isUpright(other)) return false;
  const [across, along] = isUpright(one) ? (['x', 'y'] as const) : (['y', 'x'] as const);
  if (Math.abs(one.a[across] - other.a[across]) > 5) return false;
  const [from, until] = span(one.a[along], one.b[along]);
  const [otherFrom, otherUntil] = span(other.a[along], other.b[along]);
  return Math.min(until, otherUntil) - Math.max(from, otherFrom) > 2;
}

function crosses(one: Piece, other: Piece): boolean {
  if (isUpright(one) === isUpright(other)) return false;
  const [upright, level] = isUpright(one) ? [one, other] : [other, one];
  const [left, right] = span(level.a.x, level.b.x);
  const [top, bottom] = span(upright.a.y, upright.b.y);
  return left < upright.a.x && upright.a.x < right && top < level.a.y && level.a.y < bottom;
}

/** The route as an SVG path with rounded corners. */
export function roundedPath(route: readonly Point[], radius = 8): string {
  return route
    .map((point, index) => {
      const last = route[index - 1];
      const next = route[index + 1];
      if (!last) return `M ${point.x} ${point.y}`;
      if (!next) return `L ${point.x} ${point.y}`;
      const [into, out] = [toward(point, last, radius), toward(point, next, radius)];
      return `L ${into.x} ${into.y} Q ${point.x} ${point.y} ${out.x} ${out.y}`;
    })
    .join(' ');
}

function toward(from: Point, to: Point, most: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(most, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
