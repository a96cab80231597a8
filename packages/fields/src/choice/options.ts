import { issue, localize, locales } from '@tessera/std';
import type { Issue, LocalizedText } from '@tessera/std';
import { sortedEntries } from '@tessera/model';
import type { Ordered } from '@tessera/model';
import { foldText } from '../textual/clean-text.ts';

/** Something a person chooses: an option of a select, a state of a lifecycle. */
export interface Choice extends Ordered {
  readonly label: LocalizedText;
  readonly inactive?: boolean;
}

export type Choices = Readonly<Record<string, Choice>>;

/** The choice a text names by key or label in either language; active ones before retired ones. */
export function findChoice(choices: Choices, typed: string): string | undefined {
  const wanted = foldText(typed);
  if (wanted === '') return undefined;
  if (Object.hasOwn(choices, typed.trim())) return typed.trim();
  const matching = sortedEntries(choices).filter(
    ([key, { label }]) =>
      foldText(key) === wanted || locales.some((locale) => foldText(label[locale] ?? '') === wanted),
  );
  return (matching.find(([, choice]) => !choice.inactive) ?? matching[0])?.[0];
}

/** The choices a text lists, or the part that names none. Labels may hold separators themselves: the longest reading wins. */
export function findChoices(
  choices: Choices,
  typed: string,
): { readonly keys: string[] } | { readonly unknown: string } {
  const pieces = typed.split(/([;；,，、\n])/u);
  const keys: string[] = [];
  let start = 0;
  while (start < pieces.length) {
    if ((pieces[start] ?? '').trim() === '') {
      start += 2;
      continue;
    }
    const found = longestChoice(choices, pieces, start);
    if (!found) return { unknown: pieces[start] ?? '' };
    keys.push(found.key);
    start = found.end + 2;
  }
  return { keys };
}

/** Reading is bounded: labels with more than five separators are not looked for. */
function longestChoice(
  choices: Choices,
  pieces: readonly string[],
  start: number,
): { key: string; end: number } | undefined {
  for (let end = Math.min(start + 10, pieces.length - 1); end >= start; end -= 2) {
    const key = findChoice(choices, pieces.slice(start, end + 1).join(''));
    if (key !== undefined) return { key, end };
  }
  return undefined;
}

/** What a person reads for a key; a key without a choice shows itself. */
export function choiceLabel(choices: Choices, key: string, locale: 'zh-CN' | 'en'): string {
  return Object.hasOwn(choices, key) ? localize(choices[key]?.label, locale, key) : key;
}

/** A field of choices must offer at least one. */
export function checkChoices(choices: Choices): Issue[] {
  return Object.values(choices).some(({ inactive }) => !inactive) ? [] : [issue('/options', 'options_missing')];
}
