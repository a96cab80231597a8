import { later } from '@tessera/std';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useLater } from '../hooks/use-later.ts';

export interface NotifyOptions {
  readonly title?: string;
  /** The same id replaces what is shown. */
  readonly id?: string;
  /** One thing that can be done about it, for example undo. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What a message says about what happened. */
export type Tone = 'good' | 'bad' | 'info';

/** Most pages say nothing for a while: the host of messages is fetched with the first. */
const host = later(() => import('./message-host.tsx'));
const wanted = 'tessera:message';

/** The place of messages on the page; empty until the first one. */
export function Messages() {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const ask = () => setAsked(true);
    globalThis.addEventListener(wanted, ask);
    return () => globalThis.removeEventListener(wanted, ask);
  }, []);
  const code = useLater(host, asked);
  return code ? <code.MessageHost /> : null;
}

function show(tone: Tone, message: ReactNode, options: NotifyOptions = {}): string {
  const key = options.id ?? `n${Date.now()}${Math.random()}`;
  globalThis.dispatchEvent(new Event(wanted));
  void host.load().then(
    ({ showMessage }) => showMessage(tone, key, message, options),
    () => undefined,
  );
  return key;
}

/** Short messages at the top of the page. What must not be missed belongs on the page itself. */
export const notify = {
  /** Something worked. */
  success: (message: ReactNode, options?: NotifyOptions): string => show('good', message, options),
  /** Something failed; stays longer. */
  error: (message: ReactNode, options?: NotifyOptions): string => show('bad', message, options),
  info: (message: ReactNode, options?: NotifyOptions): string => show('info', message, options),
  hide: (id: string): void => {
    host.now()?.hideMessage(id);
  },
};
