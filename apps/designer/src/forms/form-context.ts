import { createContext, useContext } from 'react';
import { required } from '@tessera/std';
import type { Edit } from '../draft/edit.ts';
import type { FormClip } from '../edits/form-clip.ts';
import type { FormSpot, ItemDraft } from '../edits/form-edits.ts';

/** What can be added to a form. */
export type Addition =
  | { readonly what: 'field'; readonly field: string }
  | { readonly what: 'newField'; readonly kind: string }
  | { readonly what: 'block'; readonly block: string }
  | { readonly what: 'item'; readonly type: Exclude<ItemDraft['type'], 'field'> };

/** What the items on the canvas may ask for. Invariant: its identity never changes, so that items do not render again. */
export interface FormActions {
  readonly form: string;
  /** Chooses an item: alone, beside the others or away from them, or with all up to it. */
  select(key: string, how?: 'only' | 'toggle' | 'range'): void;
  choose(keys: readonly string[]): void;
  add(addition: Addition, spot: FormSpot): void;
  /** Moves an item among its siblings, with what else is chosen among them. */
  step(key: string, by: -1 | 1): void;
  moveInto(key: string, parent: string): void;
  remove(keys: readonly string[]): void;
  copy(keys: readonly string[]): void;
  cut(keys: readonly string[]): void;
  duplicate(keys: readonly string[]): void;
  /** Puts what was copied behind what is chosen, after asking about fields that do not fit. */
  paste(): void;
  /** Puts a clip on the form, making the fields of `create` anew, and says `done`; `before` is done in the same step. */
  put(clip: FormClip, spot: FormSpot, create: ReadonlySet<string>, done: string, before?: readonly Edit[]): void;
  /** Told when an item rendered, or the list inside one as `in <key>`; for tests. */
  rendered?(key: string): void;
}

const FormContext = createContext<FormActions | null>(null);

export const FormProvider = FormContext.Provider;

export function useFormActions(): FormActions {
  return required(useContext(FormContext), 'a form item outside of the form designer');
}
