import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import {
  Alert,
  Avatar,
  Button,
  Combobox,
  Group,
  hotkeyHandler,
  Textarea,
  useAsyncSearch,
  useCombobox,
  useErrorText,
  useFaceSlots,
  useText,
} from '@tessera/ui';
import type { RecordRef, SearchState } from '@tessera/ui';
import { activityTexts } from '../locale/activity-texts.ts';
import { clean, closeText, mentionQuery, openText } from './mention-text.ts';
import type { Mention } from './mention-text.ts';
import styles from './activity.module.css';

interface CommentBoxProps {
  /** A stored comment that is edited. */
  readonly start?: string;
  /** What was typed and not sent is kept under this name. */
  readonly draftKey?: string;
  readonly onSend: (text: string) => Promise<void>;
  readonly onCancel?: () => void;
}

/** A comment, with colleagues named by @; they are found by name and by pinyin. */
export function CommentBox({ start = '', draftKey, onSend, onCancel }: CommentBoxProps) {
  const say = useText(activityTexts);
  const errorText = useErrorText();
  const slots = useFaceSlots();
  const opened = openText(start === '' && draftKey ? (sessionStorage.getItem(draftKey) ?? '') : start);
  const [text, setText] = useState(opened.text);
  const [mentions, setMentions] = useState<readonly Mention[]>(opened.mentions);
  const [query, setQuery] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const area = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const isNaming = query !== undefined;
  const people = useAsyncSearch(isNaming, query ?? '', (typed) => slots.searchPeople(typed), 150);

  useEffect(() => {
    if (people.items.length > 0) combobox.selectFirstOption();
    // Only what was found decides: the store is a new object in every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [people.items]);
  const keep = (next: string, named: readonly Mention[]): void => {
    setText(next);
    if (draftKey) sessionStorage.setItem(draftKey, closeText(next, named));
  };
  const look = (): void => {
    const found = area.current ? mentionQuery(area.current.value, area.current.selectionStart) : undefined;
    setQuery(found);
    if (found === undefined) combobox.closeDropdown();
    else combobox.openDropdown();
  };
  const name = (id: string): void => {
    const person = people.items.find((each) => each.id === id);
    const caret = area.current?.selectionStart ?? text.length;
    if (!person || query === undefined) return;
    const before = text.slice(0, caret - query.length);
    const chosen = clean(person.title);
    const named = [...mentions, { id, name: chosen }];
    setMentions(named);
    keep(`${before}${chosen} ${text.slice(caret)}`, named);
    setQuery(undefined);
    combobox.closeDropdown();
    const place = before.length + chosen.length + 1;
    setTimeout(() => area.current?.setSelectionRange(place, place));
    area.current?.focus();
  };
  const send = async (): Promise<void> => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    setFailure(undefined);
    try {
      await onSend(closeText(text, mentions));
      keep('', []);
      setMentions([]);
      if (draftKey) sessionStorage.removeItem(draftKey);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = hotkeyHandler([['mod+enter', () => void send()]]);
  return (
    <form
      noValidate
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Combobox store={combobox} onOptionSubmit={name} withinPortal={false} position="bottom-start" shadow="md">
        <Combobox.Target targetType="input" withKeyboardNavigation={isNaming} withAriaAttributes={isNaming}>
          <Textarea
            ref={area}
            aria-label={say('commentPlaceholder')}
            placeholder={say('commentPlaceholder')}
            autosize
            minRows={2}
            maxRows={12}
            maxLength={4000}
            value={text}
            onChange={(next) => {
              keep(next, mentions);
              setTimeout(look);
            }}
            onClick={look}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event: KeyboardEvent<HTMLTextAreaElement>) => {
              if (event.key === 'Escape' && isNaming) {
                event.stopPropagation();
                setQuery(undefined);
                combobox.closeDropdown();
              } else onKeyDown(event);
            }}
          />
        </Combobox.Target>
        <People open={isNaming} people={people} />
      </Combobox>
      {failure ? (
        <Alert color="red" p="xs">
          {errorText(failure).message}
        </Alert>
      ) : null}
      <Group justify="flex-end" gap="xs">
        {onCancel ? (
          <Button size="compact-md" variant="default" onClick={onCancel}>
            {say('cancel')}
          </Button>
        ) : null}
        <Button type="submit" size="compact-md" loading={busy} disabled={text.trim() === ''}>
          {say(start === '' ? 'commentSend' : 'save')}
        </Button>
      </Group>
    </form>
  );
}

/** Most colleagues offered at once; who is not among them is found by typing on. */
const mostPeople = 6;

/** The colleagues found, below the box. */
function People({ open, people }: { readonly open: boolean; readonly people: SearchState<RecordRef> }) {
  const say = useText(activityTexts);
  return (
    <Combobox.Dropdown hidden={!open}>
      <Combobox.Options aria-label={say('mentions')}>
        {people.items.slice(0, mostPeople).map((person) => (
          <Combobox.Option key={person.id} value={person.id}>
            <Group gap={8} wrap="nowrap">
              <Avatar name={person.title} size={22} />
              <span>{person.title}</span>
            </Group>
          </Combobox.Option>
        ))}
        {people.state === 'done' && people.items.length === 0 ? (
          <Combobox.Empty>{say('mentionNobody')}</Combobox.Empty>
        ) : null}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}
