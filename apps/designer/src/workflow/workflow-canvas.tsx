import { Background, BackgroundVariant, BaseEdge, Controls, EdgeLabelRenderer, MarkerType, ReactFlow, useInternalNode } from '@xyflow/react';
import type { AriaLabelConfig, Connection, Edge, EdgeProps, InternalNode, NodeChange } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { sortedEntries } from '@tessera/model';
import type { WorkflowDocument } from '@tessera/schemas';
import { useLocale, useLocalize, useStable, useText } from '@tessera/ui';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { arrange } from '../entities/arrange.ts';
import { flowWords } from '../locale/flow-words.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';
import { stateHeight, StateNode, stateWidth } from './state-node.tsx';
import type { StateNodeData } from './state-node.tsx';

const nodeTypes = { state: StateNode };
const edgeTypes = { transition: TransitionEdge };

interface WorkflowCanvasProps {
  readonly flow: WorkflowDocument;
  /** `states/waiting` or `transitions/close`. */
  readonly selected: string;
  readonly onSelect: (part: string | undefined) => void;
  readonly onConnect: (from: string, to: string) => void;
}

/** The diagram of a lifecycle. */
export function WorkflowCanvas({ flow, selected, onSelect, onConnect }: WorkflowCanvasProps) {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  const edit = useEdit();
  const [moved, setMoved] = useState<Readonly<Record<string, { x: number; y: number }>>>({});
  const places = usePlaces(flow);
  const nodes = sortedEntries(flow.states).map(
    ([key, state]): StateNodeData => ({
      id: key,
      type: 'state',
      position: moved[key] ?? places.get(key) ?? { x: 0, y: 0 },
      selected: selected === `states/${key}`,
      data: { state, key, initial: flow.initial === key },
      initialWidth: stateWidth,
      initialHeight: stateHeight,
      deletable: false,
      ariaLabel: localize(state.label, key),
    }),
  );
  const edges = useMemo(
    () =>
      sortedEntries(flow.transitions).flatMap(([key, transition]) =>
        transition.from.map((from, index): Edge => ({
          id: `${key}#${index}`,
          source: from,
          sourceHandle: 'out',
          target: transition.to,
          targetHandle: 'in',
          type: 'transition',
          label: localize(transition.label, key),
          selected: selected === `transitions/${key}`,
          data: { onSelect: () => onSelect(`transitions/${key}`), guarded: transition.guard !== undefined, bend: bendOf(flow, from, transition.to, key) },
          markerEnd: { type: MarkerType.ArrowClosed, width: 22, height: 22, markerUnits: 'userSpaceOnUse', color: '#778287' },
          deletable: false,
        })),
      ),
    [flow, localize, selected, onSelect],
  );
  const change = useStable((changes: NodeChange<StateNodeData>[]) => {
    const moves = changes.flatMap((one) => (one.type === 'position' && one.position ? [{ ...one, at: { x: Math.round(one.position.x), y: Math.round(one.position.y) } }] : []));
    if (moves.length === 0) return;
    const resting = moves.filter(({ dragging }) => !dragging);
    setMoved((known) => Object.fromEntries([...Object.entries(known).filter(([id]) => !resting.some((one) => one.id === id)), ...moves.filter(({ dragging }) => dragging).map(({ id, at }) => [id, at] as const)]));
    edit('moveCards', resting.map(({ id, at }) => setEdit('workflow', flow.id, ['states', id, 'position'], at)), 'move');
  });
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={change}
      onNodeClick={(_event, node) => onSelect(`states/${node.id}`)}
      onEdgeClick={(_event, edge) => onSelect(`transitions/${edge.id.split('#')[0] ?? ''}`)}
      onPaneClick={() => onSelect(undefined)}
      onConnect={({ source, target }: Connection) => onConnect(source, target)}
      connectionRadius={30}
      deleteKeyCode={null}
      minZoom={0.3}
      fitView
      fitViewOptions={{ padding: 0.2, maxZoom: 1.1 }}
      ariaLabelConfig={flowWords(locale) as AriaLabelConfig}
      aria-label={say('canvas')}
      proOptions={{ hideAttribution: true }}
    >
      <Background variant={BackgroundVariant.Dots} gap={22} size={1.2} />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

function usePlaces(flow: WorkflowDocument): ReadonlyMap<string, { x: number; y: number }> {
  return useMemo(() => {
    const states = sortedEntries(flow.states);
    const placed = new Map(states.flatMap(([key, { position }]) => (position ? [[key, position] as const] : [])));
    if (placed.size === states.length) return placed;
    const arrows = Object.values(flow.transitions).flatMap((transition) => transition.from.map((from) => ({ from, to: transition.to })));
    const arranged = arrange(states.map(([id]) => ({ id, width: stateWidth, height: stateHeight })), arrows);
    return new Map([...arranged, ...placed]);
  }, [flow.states, flow.transitions]);
}

/** How far a line bows: those of one direction beside each other, and all of them when lines also run back. */
function bendOf(flow: WorkflowDocument, from: string, to: string, key: string): number {
  const transitions = sortedEntries(flow.transitions);
  const alike = transitions.filter(([, other]) => other.from.includes(from) && other.to === to);
  const runsBack = transitions.some(([, other]) => other.from.includes(to) && other.to === from);
  return alike.findIndex(([other]) => other === key) + (runsBack ? 1 : 0);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function boxOf(node: InternalNode | undefined) {
  const { x = 0, y = 0 } = node?.internals.positionAbsolute ?? {};
  return { x, y, width: node?.measured.width ?? stateWidth, height: node?.measured.height ?? stateHeight };
}

/** Where the line from the middle of a box towards a point leaves the box. */
function borderPoint(box: ReturnType<typeof boxOf>, towards: Point): Point {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const scale = Math.min(box.width / 2 / Math.max(Math.abs(dx), 0.01), box.height / 2 / Math.max(Math.abs(dy), 0.01));
  return { x: middle.x + dx * scale, y: middle.y + dy * scale };
}

/** A transition as a line between the nearest sides of two states, its name a button in the middle. */
function TransitionEdge({ source, target, label, selected, markerEnd, data }: EdgeProps) {
  const from = boxOf(useInternalNode(source));
  const to = boxOf(useInternalNode(target));
  const { onSelect, guarded, bend } = data as { readonly onSelect: () => void; readonly guarded: boolean; readonly bend: number };
  const middle = { x: (from.x + to.x + (from.width + to.width) / 2) / 2, y: (from.y + to.y + (from.height + to.height) / 2) / 2 };
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  // Lines there and back bow to opposite sides by themselves; further ones bow further.
  const away = 44 * bend;
  const knee: Point = source === target ? { x: from.x + from.width + 60, y: from.y - 46 } : { x: middle.x - ((to.y - from.y) / length) * away, y: middle.y + ((to.x - from.x) / length) * away };
  const start = borderPoint(from, knee);
  const end = source === target ? { x: from.x + from.width, y: from.y + from.height / 2 } : borderPoint(to, knee);
  const path = `M ${start.x} ${start.y} Q ${knee.x} ${knee.y} ${end.x} ${end.y}`;
  const at = { x: (start.x + 2 * knee.x + end.x) / 4, y: (start.y + 2 * knee.y + end.y) / 4 };
  return (
    <>
      <BaseEdge path={path} {...(markerEnd ? { markerEnd } : {})} style={{ strokeWidth: selected ? 2.5 : 1.5 }} />
      <EdgeLabelRenderer>
        <button type="button" className="dsg-edge-label nodrag nopan" data-selected={selected || undefined} style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }} onClick={onSelect}>
          {label}
          {guarded ? ' ◇' : ''}
        </button>
      </EdgeLabelRenderer>
    </>
  );
}
