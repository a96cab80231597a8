import { localize } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { sortedEntries } from '@tessera/model';
import type { Choice as Item } from '@tessera/ui';
import type { Choice } from './options.ts';

/** A choice with the colour it is shown in. */
export interface ColouredChoice extends Choice {
  readonly color?: string;
}

/** Choices for a picker; retired ones only where they are chosen already. */
export function choiceItems(
  choices: Readonly<Record<string, ColouredChoice>>,
  chosen: readonly unknown[],
  locale: Locale,
): Item[] {
  return sortedEntries(choices)
    .filter(([key, { inactive }]) => !inactive || chosen.includes(key))
    .map(([key, { label, color }]) => ({ value: key, label: localize(label, locale, key), color }));
}
