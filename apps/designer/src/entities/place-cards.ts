import type { EntityDocument } from '@tessera/schemas';
import { arrange } from './arrange.ts';
import { cardHeight, cardWidth } from './entity-node.tsx';
import type { EntityGroup } from './groups.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Left upper corners of cards, by entity. */
export type Places = ReadonlyMap<string, Place>;

/** Room around the cards of a group, its name above them included. */
export const groupRoom = { side: 28, top: 64, bottom: 28 };
const between = 72;

/** How tall the card of an entity is drawn. */
export function heightOf(entity: EntityDocument): number {
  return cardHeight(Object.values(entity.fields).filter(({ hidden }) => !hidden).length);
}

/** Whose lookups lead where, among some entities. */
export function lookupsAmong(entities: readonly EntityDocument[]): readonly { from: string; to: string }[] {
  const known = new Set(entities.map(({ id }) => id));
  return entities.flatMap((entity) =>
    Object.values(entity.fields).flatMap((field) =>
      field.kind === 'lookup' && !field.hidden && known.has(field.target)
        ? [{ from: entity.id, to: field.target }]
        : [],
    ),
  );
}

/** The smallest rectangle around cards. */
export function boundsOf(entities: readonly EntityDocument[], places: Places) {
  const boxes = entities.flatMap((entity) => {
    const at = places.get(entity.id);
    return at ? [{ ...at, right: at.x + cardWidth, bottom: at.y + heightOf(entity) }] : [];
  });
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map(({ right }) => right)) - x,
    height: Math.max(...boxes.map(({ bottom }) => bottom)) - y,
  };
}

/** Puts cards in order: each group for itself, the groups beside and below each other, so that none reaches into another. */
export function placeCards(entities: readonly EntityDocument[], groups: readonly EntityGroup[]): Places {
  const grouped = new Set(groups.flatMap((group) => group.entities.map(({ id }) => id)));
  const rest = entities.filter(({ id }) => !grouped.has(id));
  const blocks = [...groups.map((group) => group.entities), ...(rest.length > 0 ? [rest] : [])].map((members) => {
    const places = arrange(
      members.map((entity) => ({ id: entity.id, width: cardWidth, height: heightOf(entity) })),
      lookupsAmong(members),
    );
    return { members, places, bounds: boundsOf(members, places) };
  });
  const area = blocks.reduce((sum, { bounds }) => sum + (bounds.width + between) * (bounds.height + between), 0);
  const widest = Math.max(Math.sqrt(area) * 1.4, ...blocks.map(({ bounds }) => bounds.width));
  const places = new Map<string, Place>();
  let x = 0;
  let y = 0;
  let row = 0;
  for (const { members, places: inner, bounds } of blocks) {
    if (x > 0 && x + bounds.width > widest) [x, y, row] = [0, y + row, 0];
    for (const { id } of members) {
      const at = inner.get(id);
      if (at) places.set(id, { x: Math.round(x + at.x - bounds.x), y: Math.round(y + at.y - bounds.y) });
    }
    x += bounds.width + groupRoom.side * 2 + between;
    row = Math.max(row, bounds.height + groupRoom.top + groupRoom.bottom + between);
  }
  return places;
}

/** Where cards stand: where they were put, else where there is room. */
export function placesOf(entities: readonly EntityDocument[], groups: readonly EntityGroup[]): Places {
  const placed = new Map(
    entities.flatMap((entity) => (entity.position ? [[entity.id, entity.position] as const] : [])),
  );
  const homeless = entities.filter(({ id }) => !placed.has(id));
  if (homeless.length === 0) return placed;
  const lost = new Set(homeless);
  // Only among themselves, below the others when they would cover them: a card that gets its place must not move the others.
  const among = groups.map((group) => ({ ...group, entities: group.entities.filter((entity) => lost.has(entity)) }));
  const found = placeCards(
    homeless,
    among.filter((group) => group.entities.length > 0),
  );
  const settled = entities.filter(({ id }) => placed.has(id));
  if (settled.length === 0) return found;
  const theirs = boundsOf(settled, placed);
  if (!overlaps(theirs, boundsOf(homeless, found))) return new Map([...found, ...placed]);
  const down = theirs.y + theirs.height + 140;
  return new Map([...[...found].map(([id, at]) => [id, { x: at.x + theirs.x, y: at.y + down }] as const), ...placed]);
}

type Bounds = ReturnType<typeof boundsOf>;

function overlaps(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
