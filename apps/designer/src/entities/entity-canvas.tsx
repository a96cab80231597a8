import { Background, BackgroundVariant, Controls, ReactFlow, useReactFlow } from '@xyflow/react';
import type { AriaLabelConfig, Connection, FitViewOptions, Node, NodeChange } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useLocale, useStable, useText } from '@tessera/ui';
import type { EntityDocument } from '@tessera/schemas';
import { useDocuments, useDraft } from '../draft/draft-context.tsx';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { flowWords } from '../locale/flow-words.ts';
import { useFit } from '../parts/use-fit.ts';
import { arrange } from './arrange.ts';
import { cardHeight, cardWidth, EntityNode } from './entity-node.tsx';
import { ownEntities } from './own-entities.ts';
import { RelationEdge, useRelations } from './relation-edge.tsx';

const nodeTypes = { entity: EntityNode };
const edgeTypes = { relation: RelationEdge };

/** How all cards are brought into view: below the toolbar, never larger than life. */
export const fitCanvas: FitViewOptions = {
  padding: { top: '76px', bottom: '24px', left: '64px', right: '24px' },
  maxZoom: 1,
};

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
  const [moved, setMoved] = useState<Readonly<Record<string, { x: number; y: number }>>>({});
  const places = usePlaces(entities);
  const nodes: Node[] = entities.map((entity) => ({
    id: entity.id,
    type: 'entity',
    position: moved[entity.id] ?? places.get(entity.id) ?? { x: 0, y: 0 },
    selected: entity.id === selected,
    data: {},
    initialWidth: cardWidth,
    initialHeight: cardHeight(Object.values(entity.fields).filter(({ hidden }) => !hidden).length),
    deletable: false,
  }));
  const edges = useRelations(entities, nodes, selected);
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
      edgeTypes={edgeTypes}
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

/** Where cards stand: where they were put, else where there is room. */
function usePlaces(entities: readonly EntityDocument[]): ReadonlyMap<string, { x: number; y: number }> {
  return useMemo(() => {
    const placed = new Map(
      entities.flatMap((entity) => (entity.position ? [[entity.id, entity.position] as const] : [])),
    );
    const homeless = entities.filter(({ id }) => !placed.has(id));
    if (homeless.length === 0) return placed;
    // Only among themselves: a card that gets its place must not move the others.
    return new Map([...arrangeEntities(homeless), ...placed]);
  }, [entities]);
}

function arrangeEntities(entities: readonly EntityDocument[]) {
  const boxes = entities.map((entity) => ({
    id: entity.id,
    width: cardWidth,
    height: cardHeight(Object.values(entity.fields).filter(({ hidden }) => !hidden).length),
  }));
  const arrows = entities.flatMap((entity) =>
    Object.values(entity.fields).flatMap((field) =>
      field.kind === 'lookup' && !field.hidden ? [{ from: entity.id, to: field.target }] : [],
    ),
  );
  return arrange(boxes, arrows);
}

/** Puts all cards in order; one undoable step. */
export function useArrange(): () => void {
  const draft = useDraft();
  const edit = useEdit();
  return () => {
    const entities = ownEntities(draft.store.getState().documents);
    edit(
      'layout',
      [...arrangeEntities(entities)].map(([id, position]) => setEdit('entity', id, ['position'], position)),
    );
  };
}

/** Brings a newly selected card into view when it is out of it. */
function FocusSelected({ selected }: { readonly selected: string | undefined }) {
  const flow = useReactFlow();
  const fit = useFit();
  useEffect(() => {
    if (!selected || !flow.getNode(selected)) return;
    const node = flow.getInternalNode(selected);
    const view = flow.getViewport();
    const box = document.querySelector('.dsg-canvas')?.getBoundingClientRect();
    if (!node || !box) return;
    const left = node.internals.positionAbsolute.x * view.zoom + view.x;
    const top = node.internals.positionAbsolute.y * view.zoom + view.y;
    if (left < 0 || top < 0 || left + cardWidth * view.zoom > box.width || top + 80 * view.zoom > box.height) {
      fit({ nodes: [{ id: selected }], maxZoom: 1, padding: 0.6 });
    }
  }, [selected, flow, fit]);
  return null;
}
