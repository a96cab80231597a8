import type { Values } from './record-draft.ts';

/** A record on its way: its text and the key it goes under. */
export interface Attempt {
  readonly text: string;
  readonly key: string;
}

/** What somebody typed into a new record and has not been saved yet, as this device keeps it. */
export interface KeptDraft {
  readonly values: Values;
  /** What was sent, and under which key: sending the same again makes no second record. */
  readonly attempt?: Attempt | undefined;
}

const keyOf = (user: string, entity: string): string => `tessera.draft.${user}.${entity}`;

/** The draft of a person for new records of an entity; others who use the device have their own. */
export function readDraft(storage: Storage, user: string, entity: string): KeptDraft | undefined {
  try {
    const text = storage.getItem(keyOf(user, entity));
    const found: unknown = text === null ? undefined : JSON.parse(text);
    if (typeof found !== 'object' || found === null || !('values' in found)) return undefined;
    const { values, attempt } = found as { readonly values: unknown; readonly attempt?: Attempt };
    if (typeof values !== 'object' || values === null || Object.keys(values).length === 0) return undefined;
    return { values: values as Values, attempt };
  } catch {
    return undefined;
  }
}

/** Keeps a draft; nothing typed takes it away. */
export function keepDraft(storage: Storage, user: string, entity: string, draft: KeptDraft): void {
  try {
    if (Object.keys(draft.values).length === 0) storage.removeItem(keyOf(user, entity));
    else storage.setItem(keyOf(user, entity), JSON.stringify(draft));
  } catch {
    // A full or switched off storage keeps nothing; the form itself still does.
  }
}
