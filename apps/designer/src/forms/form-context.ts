import { createContext, useContext } from 'react';
import { required } from '@tessera/std';
import type { FormSpot, ItemDraft } from '../edits/form-edits.ts';

/** What can be added to a form. */
export type Addition =
  | { readonly what: 'field'; readonly field: string }
  | { readonly what: 'newField'; readonly kind: string }
  | { readonly what: 'item'; readonly type: Exclude<ItemDraft['type'], 'field'> };

/** What the items on the canvas may ask for. Invariant: its identity never changes, so that items do not render again. */
export interface FormActions {
  readonly form: string;
  select(key: string): void;
  add(addition: Addition, spot: FormSpot): void;
  /** Moves an item among its siblings. */
  step(key: string, by: -1 | 1): void;
  moveInto(key: string, parent: string): void;
  remove(key: string): void;
  /** Told when an item rendered, or the list inside one as `in <key>`; for tests. */
  rendered?(key: string): void;
}

const FormContext = createContext<FormActions | null>(null);

export const FormProvider = FormContext.Provider;

export function useFormActions(): FormActions {
  return required(useContext(FormContext), 'a form item outside of the form designer');
}
