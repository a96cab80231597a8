import { fieldOf, sortedEntries } from '@tessera/model';
import type { EntityDocument, People, WorkflowDocument } from '@tessera/schemas';
import { localize } from '@tessera/std';
import type { TransitionDocument } from '../edits/workflow-edits.ts';
import { sentenceTexts } from '../locale/sentence-texts.ts';
import { conditionWords, valueWords } from './expression-words.ts';
import type { WordsOf } from './expression-words.ts';

/** A piece of a sentence; what was chosen by the analyst stands out. */
export interface Words {
  readonly text: string;
  readonly strong?: true;
}

/** Everything a transition says, in one sentence: who, when, from where to where, what must be filled, what it does. */
export function transitionWords(flow: WorkflowDocument, transition: TransitionDocument, of: WordsOf): readonly Words[] {
  const entity = of.documents.get('entity', flow.entity);
  if (!entity) return [];
  const zh = of.locale !== 'en';
  const state = (key: string) => localize(flow.states[key]?.label, of.locale, key);
  const who = peopleWords(transition.who, entity, of);
  const from = transition.from.map(state).join(zh ? '／' : ' / ');
  const move: Words[] = [strong(`${from} → ${state(transition.to)}`)];
  const condition = transition.guard === undefined ? [] : whileWords(conditionWords(transition.guard, 'guard', of), of);
  const head = zh
    ? [strong(who ?? say('editors', of)), ...condition, plain(say('mayMove', of)), ...move]
    : [strong(capital(who ?? say('editors', of))), plain(` ${say('mayMove', of)} `), ...move, ...condition];
  const clauses = [needsOf(flow, transition, entity, of), ...effectsOf(transition, entity, of)].filter(
    (clause) => clause.length > 0,
  );
  const tail = clauses.flatMap((clause, index) => [
    plain(zh ? (index === clauses.length - 1 && index > 0 ? '，并' : '，') : index === 0 ? '; ' : ', '),
    ...clause,
  ]);
  return [...head, ...tail, plain(zh ? '。' : '.')];
}

/** The sentence as text, for screen readers and lists. */
export const spoken = (words: readonly Words[]): string => words.map(({ text }) => text).join('');

/** People of a transition or a message in words; undefined when nobody is named. */
export function peopleWords(people: People | undefined, entity: EntityDocument, of: WordsOf): string | undefined {
  if (!people) return undefined;
  const named = [
    ...(people.roles ?? []).map((role) => localize(of.documents.get('role', role)?.label, of.locale, role)),
    ...(people.owner ? [say('owner', of)] : []),
    ...(people.ownerManager ? [say('ownerManager', of)] : []),
    ...(people.fields ?? []).map((key) => localize(fieldOf(entity, key)?.label, of.locale, key)),
    ...(people.actor ? [say('actor', of)] : []),
  ];
  return named.length > 0 ? named.join(of.locale === 'en' ? ' or ' : '或') : undefined;
}

function whileWords(condition: string, of: WordsOf): readonly Words[] {
  const [before = '', after = ''] = say('while', of).split('{condition}');
  const zh = of.locale !== 'en';
  return [plain(zh ? before : ` ${before}`), strong(zh ? ` ${condition} ` : condition), plain(after)];
}

function needsOf(
  flow: WorkflowDocument,
  transition: TransitionDocument,
  entity: EntityDocument,
  of: WordsOf,
): readonly Words[] {
  const keys = [...new Set([...(transition.required ?? []), ...(flow.states[transition.to]?.requiredOnEntry ?? [])])];
  if (keys.length === 0) return [];
  const names = keys.map((key) => localize(fieldOf(entity, key)?.label, of.locale, key));
  return filled('needs', { fields: names.join(of.locale === 'en' ? ' and ' : '、') }, of);
}

function effectsOf(
  { effects }: TransitionDocument,
  entity: EntityDocument,
  of: WordsOf,
): readonly (readonly Words[])[] {
  return sortedEntries(effects).map(([, effect]) => {
    if (effect.type === 'notify') return filled('tells', { people: peopleWords(effect.to, entity, of) ?? '…' }, of);
    const field = effect.field === undefined ? undefined : fieldOf(entity, effect.field);
    const name = localize(field?.label, of.locale, effect.field ?? '…');
    if (effect.value?.trim() === 'null') return filled('clears', { field: name }, of);
    return filled('sets', { field: name, value: valueWords(effect.value ?? '…', field, of) }, of);
  });
}

type Key = keyof typeof sentenceTexts.texts & string;

/** A clause whose parameters stand out. */
function filled(key: Key, params: Readonly<Record<string, string>>, of: WordsOf): readonly Words[] {
  return say(key, of)
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const value = /^\{\w+\}$/.test(part) ? params[part.slice(1, -1)] : undefined;
      return value === undefined ? plain(part) : strong(of.locale === 'en' ? value : ` ${value} `.trim());
    });
}

const plain = (text: string): Words => ({ text });
const strong = (text: string): Words => ({ text, strong: true });
const say = (key: Key, { locale }: WordsOf): string => String(sentenceTexts.texts[key][locale]);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
