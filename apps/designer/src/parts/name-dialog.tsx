import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Button, Group, Modal, Stack, TextInput, useLocale, useText } from '@tessera/ui';
import type { LocalizedText } from '@tessera/std';
import { partsTexts } from '../locale/parts-texts.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { identifierOf } from '../naming/pinyin.ts';

/** What a new thing is called. */
export interface Named {
  readonly label: LocalizedText;
  readonly id: string;
}

interface NameDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit: (named: Named) => void;
  /** Shown before the identifier, and part of it: `x.`. */
  readonly prefix?: string;
  /** Whether an identifier (with its prefix) is in use. */
  readonly taken: (id: string) => boolean;
  readonly valid: (id: string) => boolean;
  /** Identifier of a name that gives none. */
  readonly fallback: string;
  readonly example?: string;
  /** Name to start with. */
  readonly initial?: string;
  /** No identifier is asked for. */
  readonly plain?: boolean;
  /** What else has to be said. */
  readonly children?: ReactNode;
  /** False keeps the dialog open until what else has to be said is complete. */
  readonly ready?: boolean;
}

/** Asks for a name and proposes an identifier from its pinyin. */
export function NameDialog({
  title,
  onClose,
  onSubmit,
  prefix = '',
  taken,
  valid,
  fallback,
  example,
  initial = '',
  plain = false,
  children,
  ready = true,
}: NameDialogProps) {
  const say = useText(partsTexts);
  const { locale } = useLocale();
  const [name, setName] = useState(initial);
  const [other, setOther] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [proposed, setProposed] = useState('');
  const [tried, setTried] = useState(false);
  const latest = useRef('');
  const free = (wish: string) => freeIdentifier(wish, (key) => taken(prefix + key), fallback);
  const propose = (text: string) => {
    setName(text);
    latest.current = text;
    void identifierOf(text).then((wish) => latest.current === text && setProposed(wish ? free(wish) : ''));
  };
  useEffect(() => {
    if (initial !== '') propose(initial);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only the name it opens with
  }, []);
  const problem =
    typedId !== null && (!valid(prefix + typedId) || taken(prefix + typedId)) ? say('identifierInvalid') : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    const text = name.trim();
    if (text === '' || problem || !ready) return;
    const id = prefix + (typedId ?? free(await identifierOf(text)));
    const second = other.trim();
    const label =
      locale === 'en'
        ? { ...(second ? { 'zh-CN': second } : {}), en: text }
        : { 'zh-CN': text, ...(second ? { en: second } : {}) };
    onSubmit({ label, id });
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <TextInput
            label={say('name')}
            value={name}
            onChange={propose}
            required
            data-autofocus
            maxLength={100}
            placeholder={example ? say('namePlaceholder', { example }) : ''}
            error={tried && name.trim() === '' ? say('nameNeeded') : undefined}
          />
          {children}
          {plain ? null : (
            <>
              <TextInput
                label={locale === 'en' ? say('chineseName') : say('englishName')}
                value={other}
                onChange={setOther}
                maxLength={100}
              />
              <TextInput
                label={say('identifier')}
                description={say('identifierHint')}
                leftSection={prefix ? <span className="dsg-mono">{prefix}</span> : undefined}
                value={typedId ?? proposed}
                onChange={setTypedId}
                error={problem}
                classNames={{ input: 'dsg-mono' }}
              />
            </>
          )}
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit">{say('create')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
