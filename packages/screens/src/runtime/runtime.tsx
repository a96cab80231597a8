import { createContext, useContext } from 'react';
import type { AppAnswer, Client } from '@tessera/client';
import type { DocumentSet } from '@tessera/model';
import { required } from '@tessera/std';

/** The release as this person sees it, ready for screens. A new release makes a new value. */
export interface Runtime {
  readonly release: number;
  readonly documents: DocumentSet;
  readonly me: AppAnswer['me'];
  readonly rights: AppAnswer['rights'];
  readonly client: Client;
}

const RuntimeContext = createContext<Runtime | null>(null);

/** Gives the runtime to all screens below it. */
export const RuntimeProvider = RuntimeContext.Provider;

/** The runtime of the page. */
export function useRuntime(): Runtime {
  return required(useContext(RuntimeContext), 'a screen is used outside of RuntimeProvider');
}
