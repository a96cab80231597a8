import { BaseEdge, MarkerType } from '@xyflow/react';
import type { Edge, EdgeProps, Node } from '@xyflow/react';
import { useMemo } from 'react';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { useLocalize } from '@tessera/ui';
import { cardHeight, cardWidth, rowAt } from './entity-node.tsx';
import { roundedPath, routeRelations } from './relation-route.ts';
import type { Point } from './relation-route.ts';

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

/** The lookups between the cards as they stand now; their ids are `entity#field`. */
export function useRelations(
  entities: readonly EntityDocument[],
  nodes: readonly Node[],
  selected: string | undefined,
): Edge<RelationData>[] {
  const localize = useLocalize();
  const lookups = useMemo(() => entities.flatMap(lookupsOf), [entities]);
  const places = nodes.map(({ id, position }) => `${id} ${position.x} ${position.y}`).join();
  const routes = useMemo(
    () => routeRelations(new Map(entities.map((entity) => [entity.id, cardOf(entity, nodes)])), lookups),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- of the nodes only their places count
    [entities, lookups, places],
  );
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

function cardOf(entity: EntityDocument, nodes: readonly Node[]) {
  const { x, y } = nodes.find(({ id }) => id === entity.id)?.position ?? { x: 0, y: 0 };
  const fields = Object.values(entity.fields).filter(({ hidden }) => !hidden).length;
  return { x, y, width: cardWidth, height: cardHeight(fields) };
}
