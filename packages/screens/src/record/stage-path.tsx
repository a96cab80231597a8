import type { RecordRow } from '@tessera/client';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Button, PathBar, useLocalize, useText } from '@tessera/ui';
import { recordTexts } from '../locale/record-texts.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { useTransitions } from './use-record.ts';
import { useTransition } from './use-transition.tsx';
import styles from './record.module.css';

interface StagePathProps {
  readonly entity: EntityDocument;
  readonly record: RecordRow;
  /** The status field it shows. */
  readonly field: string;
}

/** The stages of a record, and the transitions out of where it stands. */
export function StagePath({ entity, record, field }: StagePathProps) {
  const { documents } = useRuntime();
  const say = useText(recordTexts);
  const localize = useLocalize();
  const { take, dialog } = useTransition(entity);
  const document = entity.fields[field];
  const workflow = document?.kind === 'status' ? documents.get('workflow', document.lifecycle) : undefined;
  const { data } = useTransitions(entity.id, record.id, workflow !== undefined);
  if (!workflow) return null;
  const options = (data?.items ?? []).filter(({ key }) => Object.hasOwn(workflow.transitions, key));
  const label = (state: string) => localize(workflow.states[state]?.label, state);
  const current = String(record[field] ?? '');
  const stages = sortedEntries(workflow.states).map(([key, state]) => ({
    key,
    label: localize(state.label, key),
    color: state.color,
    category: state.category,
    allowed: options.some(({ to }) => to === key),
  }));
  const guidance = localize(workflow.states[current]?.guidance);
  return (
    <div className={styles['path']}>
      <PathBar
        stages={stages}
        current={current}
        label={localize(document?.label, say('path'))}
        onStage={(state) => {
          const option = options.find(({ to }) => to === state);
          if (option) void take(record, option, label(state));
        }}
      />
      {guidance ? <div className={styles['guidance']}>{guidance}</div> : null}
      {options.length > 0 ? (
        <div className={styles['transitions']} role="group" aria-label={say('transitions')}>
          {options.map((option) => (
            <Button
              key={option.key}
              size="compact-md"
              variant={option.enabled && option.reasons.length === 0 ? 'light' : 'default'}
              onClick={() => void take(record, option, label(option.to))}
            >
              {localize(option.label, option.key)}
            </Button>
          ))}
        </div>
      ) : null}
      {dialog}
    </div>
  );
}
