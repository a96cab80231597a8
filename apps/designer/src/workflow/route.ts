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
const label = { width: 84, height: 28 };

const isInside = (point: Point, box: Box, margin: number) =>
  point.x > box.x - margin &&
  point.x < box.x + box.width + margin &&
  point.y > box.y - margin &&
  point.y < box.y + box.height + margin;

/** Curves that keep clear of other boxes, and whose labels keep clear of boxes and of each other, as far as that can be had. */
export function routeLines(boxes: ReadonlyMap<string, Box>, lines: readonly Line[]): ReadonlyMap<string, Curve> {
  const labels: Point[] = [];
  const done = new Map<string, Curve>();
  for (const { id, from, to } of lines) {
    const start = boxes.get(from);
    const end = boxes.get(to);
    if (!start || !end) continue;
    const others = [...boxes].filter(([key]) => key !== from && key !== to).map(([, box]) => box);
    const cost = (curve: Curve): number => {
      const crossed = others.filter((box) => shares.some((share) => isInside(pointAt(curve, share), box, 6))).length;
      const covered = [...boxes.values()].filter((box) => isInside(curve.label, box, label.height / 2)).length;
      const clash = labels.filter(
        (other) => Math.abs(other.x - curve.label.x) < label.width && Math.abs(other.y - curve.label.y) < label.height,
      ).length;
      return crossed * 3 + covered * 3 + clash * 2;
    };
    let best = curveBetween(start, end, 0);
    let lowest = cost(best);
    for (const bow of bows) {
      if (lowest === 0) break;
      const curve = curveBetween(start, end, bow);
      const price = cost(curve);
      if (price < lowest) [best, lowest] = [curve, price];
    }
    labels.push(best.label);
    done.set(id, best);
  }
  return done;
}
