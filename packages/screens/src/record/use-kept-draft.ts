import { useEffect, useState } from 'react';
import { useStable } from '@tessera/ui';
import { keepDraft, readDraft } from './kept-draft.ts';
import type { KeptDraft } from './kept-draft.ts';

/** The draft this device keeps of a new record; undefined for forms that keep none. */
export function useKeptDraft(keeps: boolean, user: string, entity: string) {
  const [kept, setKept] = useState(() => (keeps ? readDraft(globalThis.localStorage, user, entity) : undefined));
  const keep = useStable((draft: KeptDraft) => {
    if (keeps) keepDraft(globalThis.localStorage, user, entity, draft);
  });
  const forget = useStable(() => {
    setKept(undefined);
    keep({ values: {} });
  });
  return { kept, keep, forget };
}

/** Sends again by itself when the connection is back. */
export function useResend(lost: boolean, send: () => void): void {
  const resend = useStable(send);
  useEffect(() => {
    if (!lost) return undefined;
    globalThis.addEventListener('online', resend);
    return () => globalThis.removeEventListener('online', resend);
  }, [lost, resend]);
}
