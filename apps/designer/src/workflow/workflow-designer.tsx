import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useState } from 'react';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import { SegmentedControl, Select, Text, useIsPhone, useLocalize, useText } from '@tessera/ui';
import { useDocument } from '../draft/draft-context.tsx';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { addState, addTransition } from '../edits/workflow-edits.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';
import { NameDialog } from '../parts/name-dialog.tsx';
import type { Named } from '../parts/name-dialog.tsx';
import { useFit } from '../parts/use-fit.ts';
import { useGo, usePlaceSearch } from '../shell/places.ts';
import { FlowPanel } from './flow-panel.tsx';
import { FlowToolbar } from './flow-toolbar.tsx';
import { Simulator } from './simulator.tsx';
import { StatePanel } from './state-panel.tsx';
import { stateWidth } from './state-node.tsx';
import { TransitionPanel } from './transition-panel.tsx';
import { arrangeStates, fitFlow, WorkflowCanvas } from './workflow-canvas.tsx';

const stateKey = (key: string) => /^[A-Za-z][A-Za-z0-9_]*$/.test(key) && key.length <= 60;

/** States and transitions as a diagram, the selected one beside it. */
export function WorkflowDesigner(props: { readonly flow: string; readonly entity: EntityDocument }) {
  return (
    <ReactFlowProvider>
      <Workbench {...props} />
    </ReactFlowProvider>
  );
}

/** What is being named: a state, or a transition with its ends as far as they are known. */
type Pending =
  | { readonly what: 'state' }
  | { readonly what: 'transition'; readonly from: string | null; readonly to: string | null; readonly fixed: boolean };

function Workbench({ flow: id, entity }: { readonly flow: string; readonly entity: EntityDocument }) {
  const say = useText(workflowTexts);
  const flow = useDocument('workflow', id);
  const edit = useEdit();
  const go = useGo();
  const phone = useIsPhone();
  const { select = '' } = usePlaceSearch();
  const [pending, setPending] = useState<Pending>();
  const [way, setWay] = useState<Way>('list');
  const [simulated, setSimulated] = useState<string>();
  const fit = useFit();
  if (!flow) return null;
  const [part, key = ''] = select.split('/');
  const pick = (next: string | undefined) =>
    go(`/entities/${entity.id}/workflow${next ? `?select=${encodeURIComponent(next)}` : ''}`, { replace: true });
  const place = () => {
    const placed = Object.values(flow.states).flatMap((state) => state.position ?? []);
    return placed.length === 0
      ? { x: 0, y: 0 }
      : { x: Math.max(...placed.map(({ x }) => x)) + stateWidth + 90, y: placed.at(-1)?.y ?? 0 };
  };
  const create = ({ label, id: name }: Named) => {
    if (pending?.what === 'state') {
      edit('addState', addState(flow, name, { label, category: 'open', color: 'blue', position: place() }));
      pick(`states/${name}`);
    } else if (pending?.from && pending.to) {
      edit('addTransition', addTransition(flow, name, { label, from: [pending.from], to: pending.to }));
      pick(`transitions/${name}`);
    }
    setPending(undefined);
  };
  const tidy = () => {
    edit(
      'layout',
      [...arrangeStates(flow)].map(([state, position]) =>
        setEdit('workflow', id, ['states', state, 'position'], position),
      ),
    );
    fit(fitFlow);
  };
  const newTransition = () =>
    setPending({ what: 'transition', from: part === 'states' ? key : null, to: null, fixed: false });
  const isList = phone && way === 'list';
  const toolbar = (
    <FlowToolbar
      onAddState={() => setPending({ what: 'state' })}
      onAddTransition={newTransition}
      onArrange={phone ? undefined : tidy}
      onSimulate={() => pick('simulation')}
    />
  );
  return (
    <div className="dsg-workbench">
      {phone ? <Ways value={way} onChange={setWay} /> : null}
      {isList ? (
        <div className="dsg-flow-ways">{toolbar}</div>
      ) : (
        <section className="dsg-canvas" aria-label={say('canvas')}>
          <div className="dsg-canvas-toolbar">{toolbar}</div>
          <WorkflowCanvas
            flow={flow}
            selected={simulated === undefined ? select : `states/${simulated}`}
            onSelect={pick}
            onConnect={(from, to) => setPending({ what: 'transition', from, to, fixed: true })}
          />
          <p className="dsg-canvas-hint">{say('hint')}</p>
        </section>
      )}
      {part === 'states' && flow.states[key] ? (
        <StatePanel
          key={key}
          flow={flow}
          entity={entity}
          stateKey={key}
          onClose={() => pick(undefined)}
          onPick={pick}
        />
      ) : null}
      {part === 'transitions' && flow.transitions[key] ? (
        <TransitionPanel key={key} flow={flow} entity={entity} transitionKey={key} onClose={() => pick(undefined)} />
      ) : null}
      {part === 'simulation' ? (
        <Simulator flow={flow} entity={entity} onClose={() => pick(undefined)} onState={setSimulated} />
      ) : null}
      {isList || (!phone && part !== 'simulation' && !flow.states[key] && !flow.transitions[key]) ? (
        <FlowPanel flow={flow} entity={entity} onPick={pick} />
      ) : null}
      {pending ? (
        <PendingDialog
          flow={flow}
          pending={pending}
          onChange={setPending}
          onClose={() => setPending(undefined)}
          onSubmit={create}
        />
      ) : null}
    </div>
  );
}

type Way = 'list' | 'diagram';

/** On a phone the list comes first, the diagram on demand. */
function Ways({ value, onChange }: { readonly value: Way; readonly onChange: (way: Way) => void }) {
  const say = useText(workflowTexts);
  return (
    <div className="dsg-flow-ways">
      <SegmentedControl
        label={say('way')}
        fullWidth
        value={value}
        data={[
          { value: 'list', label: say('asList') },
          { value: 'diagram', label: say('asDiagram') },
        ]}
        onChange={onChange}
      />
    </div>
  );
}

interface PendingDialogProps {
  readonly flow: WorkflowDocument;
  readonly pending: Pending;
  readonly onChange: (pending: Pending) => void;
  readonly onClose: () => void;
  readonly onSubmit: (named: Named) => void;
}

function PendingDialog({ flow, pending, onChange, onClose, onSubmit }: PendingDialogProps) {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  if (pending.what === 'state') {
    return (
      <NameDialog
        title={say('addState')}
        onClose={onClose}
        onSubmit={onSubmit}
        taken={(key) => Object.hasOwn(flow.states, key)}
        valid={stateKey}
        fallback="state"
        example={say('stateExample')}
      />
    );
  }
  const states = sortedEntries(flow.states).map(([value, state]) => ({
    value,
    label: localize(state.label, value),
    color: state.color,
  }));
  const name = (key: string | null) => localize(flow.states[key ?? '']?.label, key ?? '');
  const title = pending.fixed
    ? say('newTransition', { from: name(pending.from), to: name(pending.to) })
    : say('addTransition');
  return (
    <NameDialog
      title={title}
      onClose={onClose}
      onSubmit={onSubmit}
      taken={(key) => Object.hasOwn(flow.transitions, key)}
      valid={stateKey}
      fallback="transition"
      example={say('transitionExample')}
      ready={Boolean(pending.from && pending.to)}
    >
      {pending.fixed ? null : (
        <>
          <Select
            label={say('from')}
            required
            data={states}
            value={pending.from}
            onChange={(from) => onChange({ ...pending, from })}
          />
          <Select
            label={say('to')}
            required
            data={states}
            value={pending.to}
            onChange={(to) => onChange({ ...pending, to })}
          />
          {pending.from && pending.to ? null : (
            <Text size="xs" c="dimmed">
              {say('chooseBoth')}
            </Text>
          )}
        </>
      )}
    </NameDialog>
  );
}
