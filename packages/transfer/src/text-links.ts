import type { FieldPlan, Plan } from '@tessera/plan';
import { localize, locales } from '@tessera/std';
import { bareName, suggestNames } from './match-headers.ts';
import type { Replacement, UnknownText } from './import-spec.ts';

/** What the texts of one column mean: link ids or option keys. */
export interface TextMeaning {
  readonly field: FieldPlan;
  readonly kind: UnknownText['kind'];
  /** Text (trimmed, NFC) → option key or record id. */
  readonly known: Map<string, string>;
  /** Texts that fit several records. */
  readonly ambiguous: Set<string>;
  /** Texts that somebody decided to make something of; until it is made they mean nothing. */
  readonly toMake: Set<string>;
  /** Every name there is, for suggestions: label → option key or record id. */
  readonly names: Map<string, string>;
}

export function cleanCell(text: string): string {
  return text.normalize('NFC').trim();
}

/** Choices of a select, multiSelect or status field by key and by label in either language. */
export function choicesOf(
  plan: Plan,
  field: FieldPlan,
): ReadonlyMap<string, { key: string; label: string }> | undefined {
  const { document } = field;
  const source =
    document.kind === 'select' || document.kind === 'multiSelect'
      ? document.options
      : document.kind === 'status'
        ? plan.documents.get('workflow', document.lifecycle)?.states
        : undefined;
  if (!source) return undefined;
  const found = new Map<string, { key: string; label: string }>();
  for (const [key, option] of Object.entries(source)) {
    const entry = { key, label: localize(option.label, 'zh-CN', key) };
    for (const name of [...locales.map((locale) => option.label[locale] ?? ''), key]) {
      if (name !== '' && !found.has(bareName(name))) found.set(bareName(name), entry);
    }
  }
  return found;
}

/** The texts a cell holds: several for fields that take several options. */
export function textsOf(field: FieldPlan, cell: string): readonly string[] {
  const text = cleanCell(cell);
  if (text === '') return [];
  if (field.document.kind !== 'multiSelect') return [text];
  return text
    .split(/[;；,，、|]/)
    .map(cleanCell)
    .filter((part) => part !== '');
}

/** Meaning of a choice column: everything is known from the documents. */
export function choiceMeaning(plan: Plan, field: FieldPlan, texts: Iterable<string>): TextMeaning {
  const choices = choicesOf(plan, field) ?? new Map<string, { key: string; label: string }>();
  const known = new Map<string, string>();
  const names = new Map([...choices.values()].map(({ key, label }) => [label, key]));
  for (const text of texts) {
    const key = names.get(text) ?? choices.get(bareName(text))?.key;
    if (key !== undefined) known.set(text, key);
  }
  return { field, kind: 'option', known, ambiguous: new Set(), toMake: new Set(), names };
}

/** Applies what was decided about unknown texts; what `create` has made is in `known`, the rest waits for the import. */
export function applyReplacements(meaning: TextMeaning, replacements: Readonly<Record<string, Replacement>>): void {
  for (const [text, replacement] of Object.entries(replacements)) {
    if (replacement.action === 'map') meaning.known.set(cleanCell(text), replacement.to);
    if (replacement.action === 'empty') meaning.known.set(cleanCell(text), '');
    if (replacement.action === 'create') meaning.toMake.add(cleanCell(text));
  }
}

/** The texts that still mean nothing, most frequent first. */
export function unknownTexts(meaning: TextMeaning, counts: ReadonlyMap<string, number>): UnknownText[] {
  return [...counts]
    .filter(([text]) => !meaning.known.has(text) && !meaning.ambiguous.has(text))
    .sort((a, b) => b[1] - a[1])
    .map(([text, rows]) => ({
      field: meaning.field.key,
      text,
      rows,
      kind: meaning.kind,
      suggestions: suggestNames(text, [...meaning.names.keys()]).map((label) => ({
        to: meaning.names.get(label) ?? '',
        label,
      })),
    }));
}
