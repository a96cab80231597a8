import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem } from '@tessera/client';
import type { RecordRow, TransitionOption } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import { notify, useErrorText, useLocalize, useText } from '@tessera/ui';
import { recordTexts } from '../locale/record-texts.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import type { Values } from './record-draft.ts';
import { TransitionDialog } from './transition-dialog.tsx';
import { useRecordsChanged } from './use-record.ts';

interface Attempt {
  readonly record: RecordRow;
  readonly option: TransitionOption;
  readonly stateLabel: string;
  readonly refusal?: unknown;
  readonly settle: (moved: boolean) => void;
}

/** Takes transitions: at once where nothing is missing, through a dialog where something is asked for or stands in the way. */
export function useTransition(entity: EntityDocument): {
  readonly take: (record: RecordRow, option: TransitionOption, stateLabel: string) => Promise<boolean>;
  readonly dialog: ReactNode;
} {
  const { client } = useRuntime();
  const say = useText(recordTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const recordsChanged = useRecordsChanged();
  const [attempt, setAttempt] = useState<Attempt>();

  const run = async (
    record: RecordRow,
    option: TransitionOption,
    values: Values,
    stateLabel: string,
  ): Promise<void> => {
    await client.records.runTransition(entity.id, record.id, option.key, values, { ifMatch: `"${record._etag}"` });
    notify.success(say('transitionDone', { state: stateLabel || localize(option.label) }));
    await recordsChanged(entity.id);
  };

  const take = (record: RecordRow, option: TransitionOption, stateLabel: string): Promise<boolean> =>
    new Promise((resolve) => {
      const ask = (refusal?: unknown) =>
        setAttempt({ record, option, stateLabel, settle: resolve, ...(refusal === undefined ? {} : { refusal }) });
      if (!option.enabled || option.ask.length > 0 || option.reasons.length > 0) return ask();
      run(record, option, {}, stateLabel).then(
        () => resolve(true),
        (error: unknown) => {
          if (error instanceof ApiProblem && error.code === 'transition_blocked') return ask(error);
          notify.error(explain(error).message);
          void recordsChanged(entity.id);
          resolve(false);
        },
      );
    });

  const close = (moved: boolean): void => {
    attempt?.settle(moved);
    setAttempt(undefined);
  };
  const dialog = attempt ? (
    <TransitionDialog
      key={`${attempt.record.id}/${attempt.option.key}`}
      entity={entity}
      record={attempt.record}
      option={attempt.option}
      refusal={attempt.refusal}
      run={async (values) => {
        await run(attempt.record, attempt.option, values, attempt.stateLabel);
        close(true);
      }}
      onClose={() => close(false)}
    />
  ) : null;
  return { take, dialog };
}
