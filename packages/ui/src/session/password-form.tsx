import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useErrorText } from '../feedback/error-text.ts';
import { PasswordInput, TextInput } from '../inputs/text-input.tsx';
import { useText } from '../text/use-text.ts';
import { passwordStrength } from './password-strength.ts';
import { sessionTexts } from './session-texts.ts';
import './session.css';

export interface PasswordFormProps {
  /** Sets the password; what it throws is shown. */
  readonly onSubmit: (password: string, login: string) => Promise<void>;
  readonly submitLabel: string;
  /** Where the password may wait. */
  readonly onLater?: () => void;
  /** The person has no mobile number and no address yet: asks for one, since signing in needs it. */
  readonly asksLogin?: boolean;
}

/** A new password, with hints while typing. */
export function PasswordForm({ onSubmit, submitLabel, onLater, asksLogin = false }: PasswordFormProps) {
  const say = useText(sessionTexts);
  const explain = useErrorText();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { level, hint } = passwordStrength(password);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit(password, login.trim());
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
      {asksLogin ? (
        <TextInput
          label={say('login')}
          description={say('loginHelp')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          size="md"
          autoFocus
          value={login}
          onChange={setLogin}
        />
      ) : null}
      <PasswordInput
        label={say('newPassword')}
        name="password"
        autoComplete="new-password"
        size="md"
        autoFocus={!asksLogin}
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
      <Button
        type="submit"
        size="md"
        fullWidth
        loading={busy}
        disabled={level === 0 || (asksLogin && login.trim() === '')}
      >
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
