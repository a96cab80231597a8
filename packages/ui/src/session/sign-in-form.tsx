import { Alert, Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useErrorText } from '../feedback/error-text.ts';
import { PasswordInput, TextInput } from '../inputs/text-input.tsx';
import { useText } from '../text/use-text.ts';
import { sessionTexts } from './session-texts.ts';
import './session.css';

export interface SignInFormProps {
  /** Signs in; what it throws is shown. */
  readonly onSubmit: (login: string, password: string) => Promise<void>;
  /** Known from before. */
  readonly login?: string;
}

/** Login and password. */
export function SignInForm({ onSubmit, login: known = '' }: SignInFormProps) {
  const say = useText(sessionTexts);
  const explain = useErrorText();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const passwordField = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit(login.trim(), password);
    } catch (error) {
      setFailure(error);
      setBusy(false);
      passwordField.current?.select();
    }
  };
  return (
    <form className="tsr-session-form" onSubmit={(event) => void submit(event)}>
      {failure === undefined ? null : (
        <Alert color="red" role="alert">
          {explain(failure).message}
        </Alert>
      )}
      <TextInput
        label={say('login')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        autoFocus={known === ''}
        value={login}
        onChange={setLogin}
      />
      <PasswordInput
        ref={passwordField}
        label={say('password')}
        name="password"
        autoComplete="current-password"
        size="md"
        autoFocus={known !== ''}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" size="md" fullWidth loading={busy} disabled={login.trim() === '' || password === ''}>
        {say('signIn')}
      </Button>
    </form>
  );
}
