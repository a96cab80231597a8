import type { Client } from '@tessera/client';
import { createContext } from 'react';

/** What pages get from the sign-in around them. */
export interface Services {
  readonly client: Client;
  readonly onSignOut: () => Promise<void>;
}

export const ServicesContext = createContext<Services | null>(null);
