import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useErrorText } from '../feedback/error-text.ts';
import { PasswordInput } from '../inputs/text-input.tsx';
import { useText } from '../text/use-text.ts';
import { passwordStrength } from './password-strength.ts';
import { sessionTexts } from './session-texts.ts';
import './session.css';

export interface PasswordFormProps {
  /** Sets the password; what it throws is shown. */
  readonly onSubmit: (password: string) => Promise<void>;
  readonly submitLabel: string;
  /** Where the password may wait. */
  readonly onLater?: () => void;
  /** For the password manager of the browser. */
  readonly login?: string;
}

/** A new password, with hints while typing. */
export function PasswordForm({ onSubmit, submitLabel, onLater, login }: PasswordFormProps) {
  const say = useText(sessionTexts);
  const explain = useErrorText();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { level, hint } = passwordStrength(password);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit(password);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <form className="tsr-session-form" onSubmit={(event) => void submit(event)}>
      {failure === undefined ? null : (
        <Alert color="red" role="alert">
          {explain(failure).message}
        </Alert>
      )}
      {login ? <input type="text" name="username" autoComplete="username" value={login} readOnly hidden /> : null}
      <PasswordInput
        label={say('newPassword')}
        name="password"
        autoComplete="new-password"
        size="md"
        autoFocus
        aria-describedby="password-strength"
        value={password}
        onChange={setPassword}
      />
      <div className="tsr-strength" id="password-strength" aria-live="polite">
        <div className="tsr-strength-bar" data-level={password === '' ? undefined : level} aria-hidden>
          <span />
          <span />
          <span />
        </div>
        <span>
          {password === '' ? null : `${say('strength', { level: say(`strength${level}`) })} `}
          {password === '' ? say('hintLength') : hint ? `· ${say(hint)}` : null}
        </span>
      </div>
      <Button type="submit" size="md" fullWidth loading={busy} disabled={level === 0}>
        {submitLabel}
      </Button>
      {onLater ? (
        <Button variant="subtle" color="gray" onClick={onLater}>
          {say('later')}
        </Button>
      ) : null}
    </form>
  );
}
