/** A rectangle on the canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line to be drawn between two boxes. */
export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** How wide its label is, px. */
  readonly width?: number;
}

/** A quadratic curve and where its label stands. */
export interface Curve {
  readonly start: Point;
  readonly knee: Point;
  readonly end: Point;
  readonly label: Point;
}

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Where the line from the middle of a box towards a point leaves the box. */
function borderPoint(box: Box, towards: Point): Point {
  const middle = middleOf(box);
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const scale = Math.min(box.width / 2 / Math.max(Math.abs(dx), 0.01), box.height / 2 / Math.max(Math.abs(dy), 0.01));
  return { x: middle.x + dx * scale, y: middle.y + dy * scale };
}

function pointAt({ start, knee, end }: Curve, share: number): Point {
  const rest = 1 - share;
  return {
    x: rest * rest * start.x + 2 * rest * share * knee.x + share * share * end.x,
    y: rest * rest * start.y + 2 * rest * share * knee.y + share * share * end.y,
  };
}

/** The curve between two boxes whose middle is `bow` pixels off the straight line, to its left when positive. */
export function curveBetween(from: Box, to: Box, bow: number): Curve {
  const a = middleOf(from);
  const b = middleOf(to);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length < 1) {
    const knee = { x: from.x + from.width + 70 + bow, y: from.y - 50 };
    const start = { x: a.x + from.width / 4, y: from.y };
    const end = { x: from.x + from.width, y: a.y };
    const loop = { start, knee, end, label: knee };
    return { ...loop, label: pointAt(loop, 0.5) };
  }
  const knee = {
    x: (a.x + b.x) / 2 + ((b.y - a.y) / length) * bow * 2,
    y: (a.y + b.y) / 2 - ((b.x - a.x) / length) * bow * 2,
  };
  const curve = { start: borderPoint(from, knee), knee, end: borderPoint(to, knee), label: knee };
  return { ...curve, label: pointAt(curve, 0.5) };
}

const bows = [0, 34, -34, 62, -62, 92, -92, 124, -124, 160, -160];
const shares = Array.from({ length: 15 }, (_, index) => (index + 1) / 16);
/** Where along a curve its label may stand, the middle first. */
const labelShares = [0.5, 0.4, 0.6, 0.3, 0.7];
const labelHeight = 26;
const usualWidth = 76;
/** What hangs out of a state at its lower edge: the dot lines are drawn from. */
const dot = 9;

const isInside = (point: Point, box: Box, margin: number) =>
  point.x > box.x - margin &&
  point.x < box.x + box.width + margin &&
  point.y > box.y - margin &&
  point.y < box.y + box.height + margin;

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** How wide a label is drawn, px: Chinese characters are as wide as high. */
export function labelWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12.5 : 6.6), 22);
}

/** Curves that keep clear of other boxes, and whose labels cover neither boxes nor each other, as far as that can be had. */
export function routeLines(boxes: ReadonlyMap<string, Box>, lines: readonly Line[]): ReadonlyMap<string, Curve> {
  const labels: Box[] = [];
  const done = new Map<string, Curve>();
  const states = [...boxes.values()].map((box) => ({ ...box, height: box.height + dot }));
  for (const { id, from, to, width = usualWidth } of lines) {
    const start = boxes.get(from);
    const end = boxes.get(to);
    if (!start || !end) continue;
    const others = [...boxes].filter(([key]) => key !== from && key !== to).map(([, box]) => box);
    const labelBox = ({ label }: Curve): Box => ({
      x: label.x - width / 2,
      y: label.y - labelHeight / 2,
      width,
      height: labelHeight,
    });
    const cost = (curve: Curve): number => {
      const own = labelBox(curve);
      const crossed = others.filter((box) => shares.some((share) => isInside(pointAt(curve, share), box, 6))).length;
      const covered = states.filter((box) => overlap(box, own)).length;
      const clash = labels.filter((other) => overlap(other, own)).length;
      return crossed * 3 + covered * 5 + clash * 4;
    };
    const candidates = bows.flatMap((bow) => {
      const curve = curveBetween(start, end, bow);
      return labelShares.map((share) => (share === 0.5 ? curve : { ...curve, label: pointAt(curve, share) }));
    });
    const best = cheapest(candidates, cost);
    if (!best) continue;
    labels.push(labelBox(best));
    done.set(id, best);
  }
  return done;
}

/** The first of those that cost least. */
function cheapest(curves: readonly Curve[], cost: (curve: Curve) => number): Curve | undefined {
  let best: Curve | undefined;
  let lowest = Infinity;
  for (const curve of curves) {
    const price = cost(curve);
    if (price < lowest) [best, lowest] = [curve, price];
    if (price === 0) break;
  }
  return best;
}
