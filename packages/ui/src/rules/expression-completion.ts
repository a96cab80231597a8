import { pickedCompletion } from '@codemirror/autocomplete';
import type { Completion as Offer, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Completion } from '@tessera/expression';
import { localize } from '@tessera/std';
import type { Locale } from '@tessera/std';

interface Vocabulary {
  readonly completions: readonly Completion[];
  readonly members: ((path: readonly string[]) => readonly Completion[]) | undefined;
  readonly locale: Locale;
}

/** Offers names by id, label and aliases; after a dot, what the walk leads to and the methods. */
export function completionSource(
  vocabulary: () => Vocabulary,
): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const { completions, members, locale } = vocabulary();
    const word = context.matchBefore(/[\p{L}\p{N}_.]*/u);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    const parts = word.text.split('.');
    const walking = parts.length > 1;
    const known = walking
      ? [...(members?.(parts.slice(0, -1)) ?? []), ...completions.filter((item) => item.insert.startsWith('.'))]
      : completions.filter((item) => !item.insert.startsWith('.'));
    const typed = (parts.at(-1) ?? '').toLowerCase();
    const found = known
      .filter((item) => matches(item, typed, locale))
      .sort((a, b) => rank(a, typed, locale) - rank(b, typed, locale));
    if (found.length === 0) return null;
    return {
      from: word.to - (parts.at(-1) ?? '').length,
      options: found.map((item) => offer(item, locale)),
      filter: false,
    };
  };
}

function matches(item: Completion, typed: string, locale: Locale): boolean {
  if (typed === '') return true;
  return [item.name, localize(item.label, locale), ...item.aliases].some((text) => text.toLowerCase().includes(typed));
}

/** Fields before functions, what starts with the typed before what only holds it. */
function rank(item: Completion, typed: string, locale: Locale): number {
  const starts = [item.name, localize(item.label, locale)].some((text) => text.toLowerCase().startsWith(typed));
  return (starts ? 0 : 2) + (item.kind === 'function' ? 1 : 0);
}

function offer(item: Completion, locale: Locale): Offer {
  const label = localize(item.label, locale, item.name);
  const doc = localize(item.doc, locale);
  return {
    label: item.name,
    displayLabel: label,
    detail: item.kind === 'field' ? item.name : item.signature,
    type: item.kind,
    ...(doc ? { info: doc } : {}),
    apply: (view, completion, from, to) => {
      const text = item.insert.replace(/^\./, '');
      const caret = from + (text.endsWith('()') && !item.signature.endsWith('()') ? text.length - 1 : text.length);
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: caret },
        annotations: pickedCompletion.of(completion),
      });
    },
  };
}
