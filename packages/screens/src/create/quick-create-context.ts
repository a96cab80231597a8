import { createContext, useContext } from 'react';
import type { RecordRow } from '@tessera/client';
import { required } from '@tessera/std';
import type { Values } from '../record/record-draft.ts';

/** What is to be created. */
export interface QuickCreateRequest {
  readonly entity: string;
  /** Goes into the field the record is called by. */
  readonly title?: string;
  readonly values?: Values;
  /** Opens the record afterwards. */
  readonly open?: boolean;
}

export type QuickCreate = (request: QuickCreateRequest) => Promise<RecordRow | null>;

export const QuickCreateContext = createContext<QuickCreate | null>(null);

/** Opens the dialog of at most three fields; answers the record, or null when the person gave up. */
export function useQuickCreate(): QuickCreate {
  return required(useContext(QuickCreateContext), 'useQuickCreate outside of ScreensProvider');
}
