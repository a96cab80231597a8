import { useState } from 'react';
import { documentWords } from '@tessera/model';
import { Button, Group, Modal, Stack, Text, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDocuments, useDraft, useDraftState } from '../draft/draft-context.tsx';
import type { ConflictItem, DraftConflict } from '../draft/draft-state.ts';
import { conflictTexts } from '../locale/conflict-texts.ts';
import { placeWords } from './place-words.ts';
import type { WordContext } from './place-words.ts';
import { sideWords } from './value-words.ts';

type Side = 'mine' | 'theirs';
const sides = ['mine', 'theirs'] as const;

/** Asks whose version stays where two people changed the same thing; the page waits for the answer. */
export function ConflictDialog() {
  const conflict = useDraftState((state) => state.conflicts[0]);
  return conflict ? <Choice key={conflict.key} conflict={conflict} /> : null;
}

const nameOf = (item: ConflictItem) => item.path.join('/');

function Choice({ conflict }: { readonly conflict: DraftConflict }) {
  const say = useText(conflictTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  const draft = useDraft();
  const { items, key, theirs } = conflict;
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const mine = useDraftState((state) => state.entries[key]?.document);
  const kind = documentWords[useDraftState((state) => state.entries[key]?.kind ?? 'entity')][locale];
  const name = localize((mine ?? theirs)?.label, key);
  const open = items.filter((item) => !choices[nameOf(item)]).length;
  const all = (side: Side) => setChoices(Object.fromEntries(items.map((item) => [nameOf(item), side])));
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      title={say('title')}
    >
      <Stack gap="md">
        <Text size="sm">{say('text', { kind, name, count: items.length })}</Text>
        <Text size="sm" c="dimmed">
          {say('safe')}
        </Text>
        {items.length > 1 ? (
          <Group gap="xs">
            <Button variant="default" size="compact-sm" onClick={() => all('mine')}>
              {say('allMine')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => all('theirs')}>
              {say('allTheirs')}
            </Button>
          </Group>
        ) : null}
        {items.map((item) => (
          <ItemChoice
            key={nameOf(item)}
            conflict={conflict}
            item={item}
            side={choices[nameOf(item)]}
            onChange={(side) => setChoices({ ...choices, [nameOf(item)]: side })}
          />
        ))}
        <Group justify="flex-end">
          {open > 0 ? (
            <Text size="sm" c="dimmed">
              {say('open', { count: open })}
            </Text>
          ) : null}
          <Button
            disabled={open > 0}
            onClick={() =>
              draft.resolve(
                key,
                items.map((item) => choices[nameOf(item)] ?? 'mine'),
              )
            }
          >
            {say('settle')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ItemChoiceProps {
  readonly conflict: DraftConflict;
  readonly item: ConflictItem;
  readonly side: Side | undefined;
  readonly onChange: (side: Side) => void;
}

function ItemChoice({ conflict, item, side, onChange }: ItemChoiceProps) {
  const say = useText(conflictTexts);
  const { locale } = useLocale();
  const documents = useDocuments();
  const mine = useDraftState((state) => state.entries[conflict.key]?.document);
  const whole = mine ?? conflict.theirs;
  if (!whole) return null;
  const documentOf = { mine: mine ?? whole, theirs: conflict.theirs ?? whole };
  const context = (of: Side): WordContext => ({ documents, document: documentOf[of], locale });
  const place =
    item.path.length === 0
      ? say('whole', { kind: documentWords[whole.kind][locale] })
      : placeWords(item.path, [item.mine, item.theirs, item.base], context('mine'));
  return (
    <section className="dsg-conflict" aria-label={place}>
      <h3>{place}</h3>
      <div className="dsg-conflict-sides" role="radiogroup" aria-label={place}>
        {sides.map((of) => (
          <label key={of} className="dsg-conflict-side" data-chosen={side === of || undefined}>
            <span className="dsg-conflict-choice">
              <input type="radio" name={nameOf(item)} checked={side === of} onChange={() => onChange(of)} />
              {say(of)}
            </span>
            {sideWords(item, item[of], context(of)).map((line) => (
              <span key={line} className="dsg-conflict-line">
                {line}
              </span>
            ))}
          </label>
        ))}
      </div>
    </section>
  );
}
