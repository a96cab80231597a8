import type { Node } from '@xyflow/react';
import { useMemo } from 'react';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { useDocuments } from '../draft/draft-context.tsx';
import { arrange } from './arrange.ts';
import { useCanvas } from './canvas-context.ts';
import { cardWidth } from './entity-node.tsx';
import { groupsOf } from './groups.ts';
import type { EntityGroup } from './groups.ts';
import { ownEntities } from './own-entities.ts';
import { boundsOf, groupRoom, heightOf, lookupsAmong, placesOf } from './place-cards.ts';
import type { Places } from './place-cards.ts';

/** Where cards are while they are dragged. */
export type Moved = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

const noGroups: readonly EntityGroup[] = [];

/**
 * What stands on the canvas: cards, frames of groups, folded groups.
 * Invariant: a node whose card neither moves nor changes is the same object as before, so that it is not drawn again.
 */
export function useCards(selected: string | undefined, focused: string | undefined, moved: Moved) {
  const documents = useDocuments();
  const { folded } = useCanvas();
  const all = useMemo(() => ownEntities(documents), [documents]);
  const groups = useMemo(() => groupsOf(documents, all), [documents, all]);
  // One frame around everything says nothing.
  const framed = focused !== undefined || groups.length < 2 ? noGroups : groups;
  const entities = useMemo(
    () => shown(documents, all, framed, folded, focused),
    [documents, all, framed, folded, focused],
  );
  const places = useMemo(
    () => (focused === undefined ? placesOf(all, groups) : neighbourhood(entities)),
    [all, groups, entities, focused],
  );
  const cards = useMemo(
    () => entities.map((entity) => cardOf(entity, places.get(entity.id), entity.id === selected)),
    [entities, places, selected],
  );
  const nodes = useMemo(
    () => cards.map((card) => (moved[card.id] ? { ...card, position: moved[card.id] ?? card.position } : card)),
    [cards, moved],
  );
  const frames = useMemo(
    () => framed.map((group) => frameOf(group, new Map([...places, ...Object.entries(moved)]), folded.has(group.key))),
    [framed, places, moved, folded],
  );
  return { entities, places, nodes: useMemo(() => [...frames, ...nodes], [frames, nodes]) };
}

function cardOf(entity: EntityDocument, position = { x: 0, y: 0 }, selected: boolean): Node {
  return {
    id: entity.id,
    type: 'entity',
    position,
    selected,
    data: {},
    initialWidth: cardWidth,
    initialHeight: heightOf(entity),
    deletable: false,
  };
}

function frameOf(group: EntityGroup, places: Places, isFolded: boolean): Node {
  const { x, y, width, height } = boundsOf(group.entities, places);
  const { side, top, bottom } = groupRoom;
  const size = { width: width + side * 2, height: height + top + bottom };
  return {
    id: `group:${group.key}`,
    type: isFolded ? 'pile' : 'frame',
    position: { x: x - side, y: y - top },
    data: { group },
    ...(isFolded ? {} : size),
    zIndex: -1,
    draggable: false,
    selectable: false,
    focusable: false,
    deletable: false,
  };
}

/** The entities to be drawn: the neighbourhood of one, else all that stand in no folded group. */
function shown(
  documents: DocumentSet,
  all: readonly EntityDocument[],
  framed: readonly EntityGroup[],
  folded: ReadonlySet<string>,
  focused: string | undefined,
): readonly EntityDocument[] {
  const centre = focused === undefined ? undefined : documents.get('entity', focused);
  if (!centre) {
    const hidden = new Set(framed.filter(({ key }) => folded.has(key)).flatMap(({ entities }) => entities));
    return all.filter((entity) => !hidden.has(entity));
  }
  const near = new Set(
    lookupsAmong(all).flatMap(({ from, to }) => (from === centre.id ? [to] : to === centre.id ? [from] : [])),
  );
  return all.filter((entity) => entity === centre || near.has(entity.id));
}

/** One entity and what is near, arranged for the moment. */
function neighbourhood(entities: readonly EntityDocument[]): Places {
  return arrange(
    entities.map((entity) => ({ id: entity.id, width: cardWidth, height: heightOf(entity) })),
    lookupsAmong(entities),
  );
}
