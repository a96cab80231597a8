import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { Handle, Position, useConnection } from '@xyflow/react';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { paletteColor, useLocalize, useText } from '@tessera/ui';
import type { StateDocument } from '../edits/workflow-edits.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';

export const stateWidth = 168;
export const stateHeight = 62;

export type StateNodeData = Node<{ readonly state: StateDocument; readonly key: string; readonly initial: boolean }>;

/** A state in the diagram. */
export const StateNode = memo(function StateNode({ data, selected }: NodeProps<StateNodeData>) {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  const connecting = useConnection((connection) => connection.inProgress);
  const color = paletteColor(data.state.color);
  return (
    <div
      className="dsg-state"
      data-selected={selected || undefined}
      style={{ borderTopColor: `var(--mantine-color-${color}-7)` }}
    >
      <Handle
        type="target"
        position={Position.Top}
        id="in"
        className="dsg-entity-target"
        data-connecting={connecting || undefined}
        isConnectableStart={false}
      />
      <div className="dsg-state-name">{localize(data.state.label, data.key)}</div>
      <div className="dsg-state-note">
        {data.initial ? (
          <>
            <IconPlayerPlayFilled size={11} aria-hidden /> {say('initial')} ·{' '}
          </>
        ) : null}
        {say(`category.${data.state.category}`)}
      </div>
      <Handle
        type="source"
        position={Position.Bottom}
        id="out"
        className="dsg-entity-source"
        title={say('addTransition')}
      />
    </div>
  );
});
