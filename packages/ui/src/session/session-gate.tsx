import { Button, Modal, Text } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useErrorText } from '../feedback/error-text.ts';
import { ErrorState, Spinner } from '../feedback/states.tsx';
import { useStable } from '../hooks/use-stable.ts';
import { useText } from '../text/use-text.ts';
import { PasswordForm } from './password-form.tsx';
import { SessionFrame } from './session-frame.tsx';
import { sessionTexts } from './session-texts.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Somebody who is signed in, as far as the gate cares. */
interface Person {
  readonly id: string;
  readonly email?: string | null;
  readonly mobile?: string | null;
}

export interface GateSession<U extends Person> {
  readonly user: U | null;
  readonly needsPassword?: boolean;
}

/** How the gate reaches the server; the HTTP client fits. */
export interface SessionPort<U extends Person> {
  get(): Promise<GateSession<U>>;
  signIn(login: string, password: string): Promise<GateSession<U>>;
  signInWithLink(token: string): Promise<GateSession<U>>;
  acceptInvitation(token: string, password: string): Promise<GateSession<U>>;
  /** Gives a person who has neither a mobile number nor an address one of them. */
  setLogin(user: U, login: string): Promise<void>;
  setPassword(password: string): Promise<void>;
}

export interface SessionGateProps<U extends Person> {
  readonly port: SessionPort<U>;
  /** Path of the app's start page, where a used link leads. */
  readonly home: string;
  /** Gets the one-time token that the address carried, if any; taken out of the address before anything renders. */
  readonly token: LinkToken | undefined;
  /** Grows by one each time an answer said that nobody is signed in any more. */
  readonly lost: number;
  /** Told who is in, also after signing in again. */
  readonly onUser?: (user: U) => void;
  readonly children: (user: U) => ReactNode;
}

/** A one-time token and what it is for. */
export interface LinkToken {
  readonly token: string;
  readonly purpose: 'signIn' | 'invitation';
}

/**
 * Takes a one-time token out of the address (`/invitation#token=…`, `/…#token=…`), so that it stays neither in the bar nor in the history.
 * Call once, before rendering.
 */
export function takeLinkToken(
  location: Location = globalThis.location,
  history: History = globalThis.history,
): LinkToken | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!token) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { token, purpose: location.pathname.endsWith('/invitation') ? 'invitation' : 'signIn' };
}

type Stage<U extends Person> =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly error: unknown; readonly link: boolean }
  | { readonly at: 'invited'; readonly token: string }
  | { readonly at: 'out' }
  | { readonly at: 'password'; readonly user: U }
  | { readonly at: 'in'; readonly user: U };

/**
 * Lets people in: by the session they have, by password, by a one-time link, by an invitation.
 * The address stays, so signing in leads to where one wanted to go. When the session ends later, signing in again happens on top
 * of the page, and nothing typed is lost.
 */
export function SessionGate<U extends Person>({ port, home, token, lost, onUser, children }: SessionGateProps<U>) {
  const say = useText(sessionTexts);
  const [stage, setStage] = useState<Stage<U>>({ at: 'loading' });
  const [lostSeen, setLostSeen] = useState(lost);
  const latestLost = useRef(lost);
  useEffect(() => {
    latestLost.current = lost;
  }, [lost]);
  const enter = useStable((session: GateSession<U>, goHome = false): void => {
    if (!session.user) return setStage({ at: 'out' });
    if (goHome && isLinkPage()) globalThis.history.replaceState(null, '', home);
    onUser?.(session.user);
    setStage(session.needsPassword ? { at: 'password', user: session.user } : { at: 'in', user: session.user });
  });
  const begin = useCallback(async () => {
    setStage({ at: 'loading' });
    try {
      enter(await port.get());
    } catch (error) {
      setStage({ at: 'failed', error, link: false });
    }
  }, [port, enter]);
  const begun = useRef(false);
  useEffect(() => {
    // A one-time token must not be spent twice, whatever mounts this twice.
    if (begun.current) return;
    begun.current = true;
    if (!token) void begin();
    else if (token.purpose === 'invitation') setStage({ at: 'invited', token: token.token });
    else {
      void port.signInWithLink(token.token).then(
        (session) => enter(session, true),
        (error: unknown) => setStage({ at: 'failed', error, link: true }),
      );
    }
  }, [begin, enter, port, token]);

  const signIn = async (login: string, password: string): Promise<void> => {
    const session = await port.signIn(login, password);
    if (stage.at === 'in' && session.user?.id !== stage.user.id) globalThis.location.reload();
    setLostSeen(latestLost.current);
    enter(session, true);
  };

  switch (stage.at) {
    case 'loading':
      return <Spinner label={token ? say('linkExchanging') : undefined} />;
    case 'failed':
      if (stage.link) return <DeadLink error={stage.error} onSignIn={() => void begin()} />;
      return (
        <SessionFrame title={say('signIn')}>
          <ErrorState compact error={stage.error} onRetry={() => void begin()} />
        </SessionFrame>
      );
    case 'invited':
      return (
        <SessionFrame title={say('acceptTitle')} intro={say('acceptIntro')}>
          <PasswordForm
            submitLabel={say('acceptSubmit')}
            onSubmit={async (password) => enter(await port.acceptInvitation(stage.token, password), true)}
          />
        </SessionFrame>
      );
    case 'out':
      return (
        <SessionFrame title={say('signInTo', { product: 'Tessera' })}>
          <SignInForm onSubmit={signIn} />
          <p className="tsr-session-note">{say('forgot')}</p>
        </SessionFrame>
      );
    case 'password':
      return (
        <SessionFrame title={say('passwordTitle')} intro={say('passwordIntro')}>
          <PasswordForm
            submitLabel={say('passwordSubmit')}
            onLater={() => setStage({ at: 'in', user: stage.user })}
            asksLogin={hasNoLogin(stage.user)}
            onSubmit={async (password, login) => {
              if (hasNoLogin(stage.user)) await port.setLogin(stage.user, login);
              await port.setPassword(password);
              setStage({ at: 'in', user: stage.user });
            }}
          />
        </SessionFrame>
      );
    case 'in':
      return (
        <>
          {children(stage.user)}
          <Modal
            opened={lost > lostSeen}
            onClose={() => undefined}
            withCloseButton={false}
            closeOnEscape={false}
            closeOnClickOutside={false}
            title={say('lostTitle')}
          >
            <Text size="sm" c="dimmed">
              {say('lostText')}
            </Text>
            <SignInForm onSubmit={signIn} />
          </Modal>
        </>
      );
  }
}

function DeadLink({ error, onSignIn }: { readonly error: unknown; readonly onSignIn: () => void }) {
  const say = useText(sessionTexts);
  const { message } = useErrorText()(error);
  return (
    <SessionFrame title={say('linkFailed')} intro={message}>
      <Button fullWidth variant="default" mt="lg" onClick={onSignIn}>
        {say('signIn')}
      </Button>
      <p className="tsr-session-note">{say('newLink')}</p>
    </SessionFrame>
  );
}

function hasNoLogin({ email, mobile }: Person): boolean {
  return !email && !mobile;
}

function isLinkPage(): boolean {
  return /\/(?:sign-in|invitation)\/?$/.test(globalThis.location.pathname);
}
