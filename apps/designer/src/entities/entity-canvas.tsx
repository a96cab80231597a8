import { Background, BackgroundVariant, Controls, MiniMap, ReactFlow, useReactFlow } from '@xyflow/react';
import type { AriaLabelConfig, Connection, FitViewOptions, Node, NodeChange } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { useIsPhone, useLocale, useStable, useText } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { flowWords } from '../locale/flow-words.ts';
import { useFit } from '../parts/use-fit.ts';
import { cardWidth, EntityNode } from './entity-node.tsx';
import { frameColor, GroupFrame, GroupPile } from './group-frame.tsx';
import { groupsOf } from './groups.ts';
import { ownEntities } from './own-entities.ts';
import { placeCards } from './place-cards.ts';
import { RelationEdge, useRelations } from './relation-edge.tsx';
import { useCards } from './use-cards.ts';
import type { Moved } from './use-cards.ts';

const nodeTypes = { entity: EntityNode, frame: GroupFrame, pile: GroupPile };
const edgeTypes = { relation: RelationEdge };

/** How all cards are brought into view: below the toolbar, never larger than life. */
export const fitCanvas: FitViewOptions = {
  padding: { top: '76px', bottom: '24px', left: '64px', right: '24px' },
  maxZoom: 1,
};

/** Colour of a card on the small map. */
const mapColor = (node: Node) =>
  node.type === 'entity' ? 'var(--tsr-line-strong)' : `color-mix(in srgb, ${frameColor(node)} 16%, transparent)`;

interface EntityCanvasProps {
  readonly selected: string | undefined;
  /** Only this entity and its neighbours are shown, arranged for the moment. */
  readonly focused: string | undefined;
  readonly onSelect: (entity: string | undefined) => void;
  /** A relation was drawn from one card to another. */
  readonly onRelate: (from: string, to: string) => void;
  /** A line was clicked: the lookup field it stands for. */
  readonly onSelectRelation: (entity: string, field: string) => void;
}

/** The entities as cards in their groups and their lookups as lines. */
export function EntityCanvas({ selected, focused, onSelect, onRelate, onSelectRelation }: EntityCanvasProps) {
  const say = useText(entityTexts);
  const { locale } = useLocale();
  const phone = useIsPhone();
  const edit = useEdit();
  const [moved, setMoved] = useState<Moved>({});
  const { nodes, entities, places } = useCards(selected, focused, moved);
  const edges = useRelations(entities, places, moved, selected);
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
      onNodeClick={(_event, node) => node.type === 'entity' && onSelect(node.id)}
      nodesDraggable={focused === undefined}
      onPaneClick={() => onSelect(undefined)}
      onEdgeClick={(_event, edge) => onSelectRelation(edge.source, edge.id.split('#')[1] ?? '')}
      onConnect={({ source, target }: Connection) => onRelate(source, target)}
      connectionRadius={36}
      deleteKeyCode={null}
      minZoom={0.1}
      maxZoom={1.75}
      fitView
      fitViewOptions={fitCanvas}
      ariaLabelConfig={flowWords(locale) as AriaLabelConfig}
      aria-label={say('canvas')}
      proOptions={{ hideAttribution: true }}
    >
      <Background variant={BackgroundVariant.Dots} gap={22} size={1.2} />
      <Controls showInteractive={false} aria-label={say('controls')} />
      {phone || entities.length < 8 ? null : (
        <MiniMap pannable zoomable ariaLabel={null} nodeColor={mapColor} nodeStrokeWidth={0} />
      )}
      <FocusSelected selected={selected} />
      <FitFocused focused={focused} />
    </ReactFlow>
  );
}

/** Puts all cards in order; one undoable step. */
export function useArrange(): () => void {
  const draft = useDraft();
  const edit = useEdit();
  return () => {
    const { documents } = draft.store.getState();
    const entities = ownEntities(documents);
    edit(
      'layout',
      [...placeCards(entities, groupsOf(documents, entities))].map(([id, position]) =>
        setEdit('entity', id, ['position'], position),
      ),
    );
  };
}

/** Brings the neighbourhood into view when it is chosen, and all cards when it is left. */
function FitFocused({ focused }: { readonly focused: string | undefined }) {
  const fit = useFit();
  const known = useRef(focused);
  useEffect(() => {
    if (known.current !== focused) fit(fitCanvas);
    known.current = focused;
  }, [focused, fit]);
  return null;
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
