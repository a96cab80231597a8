import {
  Background,
  BackgroundVariant,
  BaseEdge,
  Controls,
  EdgeLabelRenderer,
  MarkerType,
  ReactFlow,
} from '@xyflow/react';
import type { AriaLabelConfig, Connection, Edge, EdgeProps, FitViewOptions, NodeChange } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { sortedEntries } from '@tessera/model';
import type { WorkflowDocument } from '@tessera/schemas';
import { useIsPhone, useLocale, useLocalize, useStable, useText } from '@tessera/ui';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { arrange } from '../entities/arrange.ts';
import { flowWords } from '../locale/flow-words.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';
import { useFit } from '../parts/use-fit.ts';
import { labelWidth, routeLines } from './route.ts';
import type { Curve } from './route.ts';
import { stateHeight, StateNode, stateWidth } from './state-node.tsx';
import type { StateNodeData } from './state-node.tsx';

const nodeTypes = { state: StateNode };
const edgeTypes = { transition: TransitionEdge };

/** How all states are brought into view: between the toolbar and the hint. */
export const fitFlow: FitViewOptions = { padding: { top: '84px', bottom: '60px', x: 0.06 }, maxZoom: 1.1 };

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
  const phone = useIsPhone();
  const places = usePlaces(flow, phone);
  const nodes = sortedEntries(flow.states).map(([key, state]): StateNodeData => ({
    id: key,
    type: 'state',
    position: moved[key] ?? places.get(key) ?? { x: 0, y: 0 },
    selected: selected === `states/${key}`,
    data: { state, key, initial: flow.initial === key },
    initialWidth: stateWidth,
    initialHeight: stateHeight,
    deletable: false,
    ariaLabel: localize(state.label, key),
  }));
  const edges = useMemo(() => {
    const boxes = new Map(
      Object.keys(flow.states).map(
        (key) =>
          [
            key,
            { ...(moved[key] ?? places.get(key) ?? { x: 0, y: 0 }), width: stateWidth, height: stateHeight },
          ] as const,
      ),
    );
    const transitions = sortedEntries(flow.transitions).flatMap(([key, transition]) =>
      transition.from.map((from, index) => ({ key, transition, from, id: `${key}#${index}` })),
    );
    const curves = routeLines(
      boxes,
      transitions.map(({ key, id, from, transition }) => ({
        id,
        from,
        to: transition.to,
        width: labelWidth(localize(transition.label, key)) + (transition.guard === undefined ? 0 : 18),
      })),
    );
    return transitions.map(({ key, transition, from, id }): Edge => ({
      id,
      source: from,
      sourceHandle: 'out',
      target: transition.to,
      targetHandle: 'in',
      type: 'transition',
      label: localize(transition.label, key),
      selected: selected === `transitions/${key}`,
      data: {
        onSelect: () => onSelect(`transitions/${key}`),
        guarded: transition.guard !== undefined,
        curve: curves.get(id),
      },
      markerEnd: {
        type: MarkerType.ArrowClosed,
        width: 22,
        height: 22,
        markerUnits: 'userSpaceOnUse',
        color: '#778287',
      },
      deletable: false,
    }));
  }, [flow, moved, places, localize, selected, onSelect]);
  const change = useStable((changes: NodeChange<StateNodeData>[]) => {
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
      resting.map(({ id, at }) => setEdit('workflow', flow.id, ['states', id, 'position'], at)),
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
      onNodeClick={(_event, node) => onSelect(`states/${node.id}`)}
      onEdgeClick={(_event, edge) => onSelect(`transitions/${edge.id.split('#')[0] ?? ''}`)}
      onPaneClick={() => onSelect(undefined)}
      onConnect={({ source, target }: Connection) => onConnect(source, target)}
      connectionRadius={30}
      deleteKeyCode={null}
      nodesDraggable={!phone}
      minZoom={0.15}
      fitView
      fitViewOptions={fitFlow}
      ariaLabelConfig={flowWords(locale) as AriaLabelConfig}
      aria-label={say('canvas')}
      proOptions={{ hideAttribution: true }}
    >
      <Background variant={BackgroundVariant.Dots} gap={22} size={1.2} />
      <Controls showInteractive={false} />
      <FitAdded states={nodes.length} />
    </ReactFlow>
  );
}

/** Where states stand. A phone is narrow: there they stand below each other, and stay where they are. */
function usePlaces(flow: WorkflowDocument, phone: boolean): ReadonlyMap<string, { x: number; y: number }> {
  return useMemo(() => {
    if (phone) return arrangeStates(flow, 'TB');
    const states = sortedEntries(flow.states);
    const placed = new Map(states.flatMap(([key, { position }]) => (position ? [[key, position] as const] : [])));
    if (placed.size === states.length) return placed;
    return new Map([...arrangeStates(flow), ...placed]);
  }, [flow, phone]);
}

/** States from left to right (or from above) as their list has them; ways back do not turn that around. */
export function arrangeStates(
  { states, transitions }: Pick<WorkflowDocument, 'states' | 'transitions'>,
  direction: 'LR' | 'TB' = 'LR',
) {
  const keys = sortedEntries(states).map(([key]) => key);
  const arrows = Object.values(transitions).flatMap(({ from, to }) =>
    from.map((state) => (keys.indexOf(state) < keys.indexOf(to) ? { from: state, to } : { from: to, to: state })),
  );
  return arrange(
    keys.map((id) => ({ id, width: stateWidth, height: stateHeight })),
    arrows,
    direction,
  );
}

/** Brings a state that was just added into view. */
function FitAdded({ states }: { readonly states: number }) {
  const fit = useFit();
  const known = useRef(states);
  useLayoutEffect(() => {
    const grown = states > known.current;
    known.current = states;
    if (grown) fit(fitFlow);
  }, [states, fit]);
  return null;
}

/** A transition as a line between the nearest sides of two states, its name a button in the middle. */
function TransitionEdge({ label, selected, markerEnd, data }: EdgeProps) {
  const { onSelect, guarded, curve } = data as {
    readonly onSelect: () => void;
    readonly guarded: boolean;
    readonly curve: Curve | undefined;
  };
  if (!curve) return null;
  const { start, knee, end, label: at } = curve;
  const path = `M ${start.x} ${start.y} Q ${knee.x} ${knee.y} ${end.x} ${end.y}`;
  return (
    <>
      <BaseEdge path={path} {...(markerEnd ? { markerEnd } : {})} style={{ strokeWidth: selected ? 2.5 : 1.5 }} />
      <EdgeLabelRenderer>
        <button
          type="button"
          className="dsg-edge-label nodrag nopan"
          data-selected={selected || undefined}
          style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
          onClick={onSelect}
        >
          {label}
          {guarded ? ' ◇' : ''}
        </button>
      </EdgeLabelRenderer>
    </>
  );
}
