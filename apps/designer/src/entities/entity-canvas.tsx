import { Background, BackgroundVariant, Controls, MarkerType, ReactFlow, useReactFlow } from '@xyflow/react';
import type { AriaLabelConfig, Connection, Edge, FitViewOptions, Node, NodeChange } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useLocale, useLocalize, useStable, useText } from '@tessera/ui';
import type { EntityDocument } from '@tessera/schemas';
import { useDocuments, useDraft } from '../draft/draft-context.tsx';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { flowWords } from '../locale/flow-words.ts';
import { arrange } from './arrange.ts';
import { cardHeight, cardWidth, EntityNode } from './entity-node.tsx';
import { ownEntities } from './own-entities.ts';

const nodeTypes = { entity: EntityNode };

/** How all cards are brought into view: below the toolbar, never larger than life. */
export const fitCanvas: FitViewOptions = { padding: { top: '76px', bottom: '28px', x: 0.05 }, maxZoom: 1 };

interface EntityCanvasProps {
  readonly selected: string | undefined;
  readonly onSelect: (entity: string | undefined) => void;
  /** A relation was drawn from one card to another. */
  readonly onRelate: (from: string, to: string) => void;
  /** A line was clicked: the lookup field it stands for. */
  readonly onSelectRelation: (entity: string, field: string) => void;
}

/** The entities as cards and their lookups as lines. */
export function EntityCanvas({ selected, onSelect, onRelate, onSelectRelation }: EntityCanvasProps) {
  const say = useText(entityTexts);
  const { locale } = useLocale();
  const documents = useDocuments();
  const edit = useEdit();
  const entities = useMemo(() => ownEntities(documents), [documents]);
  const edges = useRelationEdges(entities);
  const [moved, setMoved] = useState<Readonly<Record<string, { x: number; y: number }>>>({});
  const places = usePlaces(entities, edges);
  const nodes: Node[] = entities.map((entity) => ({
    id: entity.id,
    type: 'entity',
    position: moved[entity.id] ?? places.get(entity.id) ?? { x: 0, y: 0 },
    selected: entity.id === selected,
    data: {},
    initialWidth: cardWidth,
    initialHeight: cardHeight(Object.keys(entity.fields).length),
    deletable: false,
  }));
  // While a card is dragged only this component knows; where it comes to rest (or arrow keys put it) is an edit.
  const change = useStable((changes: NodeChange[]) => {
    const moves = changes.flatMap((one) =>
      one.type === 'position' && one.position
        ? [{ ...one, at: { x: Math.round(one.position.x), y: Math.round(one.position.y) } }]
        : [],
    );
    if (moves.length === 0) return;
    const resting = moves.filter(({ dragging }) => !dragging);
    setMoved((known) =>
      Object.fromEntries([
        ...Object.entries(known).filter(([id]) => !resting.some((one) => one.id === id)),
        ...moves.filter(({ dragging }) => dragging).map(({ id, at }) => [id, at] as const),
      ]),
    );
    edit(
      'moveCards',
      resting.map(({ id, at }) => setEdit('entity', id, ['position'], at)),
      'move',
    );
  });
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={change}
      onNodeClick={(_event, node) => onSelect(node.id)}
      onPaneClick={() => onSelect(undefined)}
      onEdgeClick={(_event, edge) => onSelectRelation(edge.source, edge.id.split('#')[1] ?? '')}
      onConnect={({ source, target }: Connection) => onRelate(source, target)}
      connectionRadius={36}
      deleteKeyCode={null}
      minZoom={0.2}
      maxZoom={1.75}
      fitView
      fitViewOptions={fitCanvas}
      ariaLabelConfig={flowWords(locale) as AriaLabelConfig}
      aria-label={say('canvas')}
      proOptions={{ hideAttribution: true }}
    >
      <Background variant={BackgroundVariant.Dots} gap={22} size={1.2} />
      <Controls showInteractive={false} aria-label={say('controls')} />
      <FocusSelected selected={selected} />
    </ReactFlow>
  );
}

function useRelationEdges(entities: readonly EntityDocument[]): Edge[] {
  const localize = useLocalize();
  return useMemo(
    () =>
      entities.flatMap((entity) =>
        Object.entries(entity.fields).flatMap(([key, field]): Edge[] =>
          field.kind === 'lookup' && !field.hidden && field.target !== entity.id
            ? [
                {
                  id: `${entity.id}#${key}`,
                  source: entity.id,
                  sourceHandle: 'out',
                  target: field.target,
                  targetHandle: 'in',
                  type: 'smoothstep',
                  label: localize(field.label, key),
                  markerEnd: {
                    type: MarkerType.ArrowClosed,
                    width: 20,
                    height: 20,
                    markerUnits: 'userSpaceOnUse',
                    color: '#778287',
                  },
                  deletable: false,
                },
              ]
            : [],
        ),
      ),
    [entities, localize],
  );
}

/** Where cards stand: where they were put, else where there is room. */
function usePlaces(
  entities: readonly EntityDocument[],
  edges: readonly Edge[],
): ReadonlyMap<string, { x: number; y: number }> {
  return useMemo(() => {
    const placed = new Map(
      entities.flatMap((entity) => (entity.position ? [[entity.id, entity.position] as const] : [])),
    );
    const homeless = entities.filter(({ id }) => !placed.has(id));
    if (homeless.length === 0) return placed;
    // Only among themselves: a card that gets its place must not move the others.
    return new Map([...arrangeEntities(homeless, edges), ...placed]);
  }, [entities, edges]);
}

function arrangeEntities(entities: readonly EntityDocument[], edges: readonly Edge[]) {
  const boxes = entities.map((entity) => ({
    id: entity.id,
    width: cardWidth,
    height: cardHeight(Object.keys(entity.fields).length),
  }));
  return arrange(
    boxes,
    edges.map(({ source, target }) => ({ from: source, to: target })),
  );
}

/** Puts all cards in order; one undoable step. */
export function useArrange(): () => void {
  const draft = useDraft();
  const edit = useEdit();
  return () => {
    const entities = ownEntities(draft.store.getState().documents);
    const edges = entities.flatMap((entity) =>
      Object.values(entity.fields).flatMap((field) =>
        field.kind === 'lookup' ? [{ id: '', source: entity.id, target: field.target }] : [],
      ),
    );
    edit(
      'layout',
      [...arrangeEntities(entities, edges)].map(([id, position]) => setEdit('entity', id, ['position'], position)),
    );
  };
}

/** Brings a newly selected card into view when it is out of it. */
function FocusSelected({ selected }: { readonly selected: string | undefined }) {
  const flow = useReactFlow();
  useEffect(() => {
    if (!selected || !flow.getNode(selected)) return;
    const node = flow.getInternalNode(selected);
    const view = flow.getViewport();
    const box = document.querySelector('.dsg-canvas')?.getBoundingClientRect();
    if (!node || !box) return;
    const left = node.internals.positionAbsolute.x * view.zoom + view.x;
    const top = node.internals.positionAbsolute.y * view.zoom + view.y;
    if (left < 0 || top < 0 || left + cardWidth * view.zoom > box.width || top + 80 * view.zoom > box.height) {
      void flow.fitView({ nodes: [{ id: selected }], maxZoom: 1, padding: 0.6, duration: 250 });
    }
  }, [selected, flow]);
  return null;
}
