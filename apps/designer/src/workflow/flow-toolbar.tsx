import { IconArrowRight, IconLayoutGrid, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button, Toolbar, useText } from '@tessera/ui';
import { simulationTexts } from '../locale/simulation-texts.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';

interface FlowToolbarProps {
  readonly onAddState: () => void;
  readonly onAddTransition: () => void;
  /** Absent where there is no diagram to arrange. */
  readonly onArrange: (() => void) | undefined;
  readonly onSimulate: () => void;
}

/** What can be done with a lifecycle as a whole. */
export function FlowToolbar({ onAddState, onAddTransition, onArrange, onSimulate }: FlowToolbarProps) {
  const say = useText(workflowTexts);
  const saySimulation = useText(simulationTexts);
  const button = (text: string, icon: ReactNode, onClick: () => void, filled = false) => (
    <Button
      size="compact-sm"
      h={30}
      px={12}
      variant={filled ? 'filled' : 'default'}
      leftSection={icon}
      onClick={onClick}
    >
      {text}
    </Button>
  );
  return (
    <Toolbar label={say('canvas')}>
      {button(say('addState'), <IconPlus size={16} aria-hidden />, onAddState, true)}
      {button(say('addTransition'), <IconArrowRight size={16} aria-hidden />, onAddTransition)}
      {onArrange ? button(say('layout'), <IconLayoutGrid size={16} aria-hidden />, onArrange) : null}
      {button(saySimulation('simulate'), <IconPlayerPlay size={16} aria-hidden />, onSimulate)}
    </Toolbar>
  );
}
