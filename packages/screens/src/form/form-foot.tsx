import type { ReactNode } from 'react';
import { Button, Group, useText } from '@tessera/ui';
import { formTexts } from '../locale/form-texts.ts';
import { recordTexts } from '../locale/record-texts.ts';
import type { FormSteps } from './use-form-steps.ts';

interface FormFootProps {
  /** Where somebody is; absent for a form without steps. */
  readonly steps: FormSteps | undefined;
  /** A new record is saved once all steps were seen. */
  readonly isNew: boolean;
  readonly busy: boolean;
  readonly saveLabel: string;
  readonly onCancel: () => void;
  /** Saves and starts another one; absent where there is no other. */
  readonly onAnother?: (() => void) | undefined;
  readonly className?: string | undefined;
  /** Stands at the other end. */
  readonly aside?: ReactNode;
}

/** The buttons below a form: saving, and moving among its steps. Its main button submits the form around. */
export function FormFoot({ steps, isNew, busy, saveLabel, onCancel, onAnother, className, aside }: FormFootProps) {
  const say = useText(recordTexts);
  const sayForm = useText(formTexts);
  const mayMove = steps !== undefined && !steps.isLast;
  return (
    <div className={className}>
      <Group gap="xs" flex={1}>
        {aside}
        {steps && steps.index > 0 ? (
          <Button variant="default" onClick={steps.back}>
            {sayForm('back')}
          </Button>
        ) : null}
      </Group>
      <Button variant="default" onClick={onCancel}>
        {say('cancel')}
      </Button>
      {mayMove ? (
        <Button
          variant={isNew ? 'filled' : 'default'}
          type={isNew ? 'submit' : 'button'}
          onClick={isNew ? undefined : steps.next}
        >
          {sayForm('next')}
        </Button>
      ) : null}
      {onAnother && !(mayMove && isNew) ? (
        <Button variant="default" disabled={busy} onClick={onAnother}>
          {say('createNext')}
        </Button>
      ) : null}
      {mayMove && isNew ? null : (
        <Button type="submit" loading={busy}>
          {saveLabel}
        </Button>
      )}
    </div>
  );
}
