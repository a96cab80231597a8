import { BaseEdge, MarkerType } from '@xyflow/react';
import type { Edge, EdgeProps } from '@xyflow/react';
import { useMemo } from 'react';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { useLocalize } from '@tessera/ui';
import { cardWidth, rowAt } from './entity-node.tsx';
import { heightOf } from './place-cards.ts';
import type { Places } from './place-cards.ts';
import { roundedPath, routeRelations } from './relation-route.ts';
import type { Card, Point } from './relation-route.ts';
import type { Moved } from './use-cards.ts';

interface RelationData extends Record<string, unknown> {
  readonly route: readonly Point[];
  /** Begins or ends at the selected card. */
  readonly near: boolean;
}

/** A lookup as a line from the row of its field to the card it points to. */
export function RelationEdge({ data, markerEnd }: EdgeProps<Edge<RelationData>>) {
  if (!data) return null;
  return (
    <BaseEdge
      path={roundedPath(data.route)}
      interactionWidth={16}
      {...(markerEnd ? { markerEnd } : {})}
      style={data.near ? { stroke: 'var(--tsr-accent)', strokeWidth: 2.25 } : { strokeWidth: 1.5 }}
    />
  );
}

/**
 * The lookups between the cards as they stand now; their ids are `entity#field`.
 * While a card is dragged only its own lines are drawn anew; the others make way when it rests.
 */
export function useRelations(
  entities: readonly EntityDocument[],
  places: Places,
  moved: Moved,
  selected: string | undefined,
): Edge<RelationData>[] {
  const localize = useLocalize();
  const lookups = useMemo(() => entities.flatMap(lookupsOf), [entities]);
  const resting = useMemo(() => routeRelations(cardsOf(entities, places), lookups), [entities, places, lookups]);
  const routes = useMemo(() => {
    if (Object.keys(moved).length === 0) return resting;
    const still = lookups.filter(({ from, to }) => !moved[from] && !moved[to]);
    const kept = new Map(still.flatMap(({ id }) => (resting.has(id) ? [[id, resting.get(id) ?? []] as const] : [])));
    return routeRelations(cardsOf(entities, new Map([...places, ...Object.entries(moved)])), lookups, kept);
  }, [entities, places, lookups, resting, moved]);
  return useMemo(() => {
    const nameOf = new Map(entities.map(({ id, label }) => [id, localize(label, id)]));
    return lookups.flatMap(({ id, from, to, label, key }): Edge<RelationData>[] => {
      const route = routes.get(id);
      const near = from === selected || to === selected;
      return route
        ? [
            {
              id,
              source: from,
              sourceHandle: 'out',
              target: to,
              targetHandle: 'in',
              type: 'relation',
              ariaLabel: `${nameOf.get(from)} › ${localize(label, key)} → ${nameOf.get(to)}`,
              data: { route, near },
              zIndex: near ? 1 : 0,
              markerEnd: {
                type: MarkerType.ArrowClosed,
                width: 20,
                height: 20,
                markerUnits: 'userSpaceOnUse',
                color: near ? 'var(--tsr-accent)' : '#778287',
              },
              deletable: false,
            },
          ]
        : [];
    });
  }, [entities, lookups, routes, selected, localize]);
}

function lookupsOf(entity: EntityDocument) {
  return sortedEntries(entity.fields)
    .filter(([, field]) => !field.hidden)
    .flatMap(([key, field], index) =>
      field.kind === 'lookup'
        ? [{ id: `${entity.id}#${key}`, from: entity.id, to: field.target, row: rowAt(index), key, label: field.label }]
        : [],
    );
}

function cardsOf(entities: readonly EntityDocument[], places: Places): ReadonlyMap<string, Card> {
  return new Map(
    entities.map((entity) => [
      entity.id,
      { ...(places.get(entity.id) ?? { x: 0, y: 0 }), width: cardWidth, height: heightOf(entity) },
    ]),
  );
}
