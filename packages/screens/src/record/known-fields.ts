import { useRef } from 'react';
import { fieldOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import type { Values } from './record-draft.ts';

/** Something typed into a field that is no longer there. */
export interface GoneField {
  readonly label: LocalizedText;
  readonly value: unknown;
}

/**
 * Parts what was typed by whether the live release still has the field.
 * What is gone keeps the label it was seen with, so that it can be shown before it is given up.
 */
export function useKnownFields(
  entity: EntityDocument,
  typed: Values,
): { readonly kept: Values; readonly gone: Readonly<Record<string, GoneField>> } {
  const labels = useRef<Record<string, LocalizedText>>({});
  const kept: Record<string, unknown> = {};
  const gone: Record<string, GoneField> = {};
  for (const [key, value] of Object.entries(typed)) {
    const field = fieldOf(entity, key);
    if (field && !field.hidden) {
      labels.current[key] = field.label;
      kept[key] = value;
    } else gone[key] = { label: labels.current[key] ?? {}, value };
  }
  return { kept, gone };
}
