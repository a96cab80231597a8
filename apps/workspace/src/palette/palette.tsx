import { IconChevronRight, IconListSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { AppDocument } from '@tessera/schemas';
import { useRuntime } from '@tessera/screens';
import {
  EntityIcon,
  Highlight,
  isComposing,
  Loader,
  Modal,
  TextInput,
  useDebouncedValue,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import { paletteTexts } from '../locale/palette-texts.ts';
import { matchingCommands } from './palette-commands.ts';
import { useCommands } from './use-commands.ts';
import { useFound, useRecent } from './use-found.ts';
import type { Hit } from './use-found.ts';
import './palette.css';

interface PaletteProps {
  readonly app: AppDocument;
  readonly onSignOut: () => Promise<void>;
  readonly onClose: () => void;
}

interface Option {
  readonly key: string;
  readonly body: ReactNode;
  readonly run: () => void;
}

interface Section {
  readonly key: string;
  readonly label: string;
  readonly options: readonly Option[];
}

/** Looks for records and commands; everything by keyboard. */
export function Palette({ app, onSignOut, onClose }: PaletteProps) {
  const say = useText(paletteTexts);
  const isPhone = useIsPhone();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, 120);
  const { sections, query } = useSections(app, onSignOut, text, asked);
  const options = sections.flatMap((section) => section.options);
  const current = Math.min(active, options.length - 1);
  const choose = (option: Option | undefined): void => {
    if (!option) return;
    onClose();
    option.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(options.length - 1, current + step));
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(options[current]);
    }
  };
  const isWaiting = text !== '' && (query.isFetching || asked !== text);
  let place = -1;
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('title')}
      size="lg"
      fullScreen={isPhone}
      yOffset="8vh"
      classNames={{ body: 'wsp-palette', header: 'wsp-palette-head' }}
    >
      <TextInput
        data-autofocus
        size="md"
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        aria-label={say('placeholder')}
        placeholder={say('placeholder')}
        description={say('hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        leftSection={isWaiting ? <Loader size="xs" /> : <IconListSearch size={18} aria-hidden />}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={say('results')} className="wsp-palette-list">
        {sections.map((section) => (
          <div key={section.key} role="group" aria-label={section.label}>
            <div className="wsp-palette-group" aria-hidden>
              {section.label}
            </div>
            {section.options.map((option) => {
              place += 1;
              const at = place;
              return (
                <div
                  key={option.key}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === current}
                  className="wsp-palette-option"
                  onMouseMove={() => setActive(at)}
                  onClick={() => choose(option)}
                >
                  {option.body}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <div role="status" className="wsp-palette-note">
        {query.isError && text !== ''
          ? say('failed')
          : options.length === 0 && !isWaiting
            ? say('nothing', { text })
            : isPhone
              ? ''
              : say('keys')}
      </div>
    </Modal>
  );
}

function useSections(app: AppDocument, onSignOut: () => Promise<void>, text: string, asked: string) {
  const { documents, places } = useRuntime();
  const say = useText(paletteTexts);
  const localize = useLocalize();
  const commands = matchingCommands(useCommands(app, onSignOut), text, text === '' ? 12 : 6);
  const recent = useRecent(text === '');
  const { groups, query } = useFound(asked);
  const terms = asked.split(/\s+/).filter(Boolean);
  const open = ({ entity, id, title, note }: Hit): Option => ({
    key: id,
    body: (
      <Line icon={<EntityIcon name={documents.get('entity', entity)?.icon} />} text={title} note={note} terms={terms} />
    ),
    run: () => places.go(places.record(entity, id)),
  });
  const found = text === '' ? [] : groups;
  const sections: readonly Section[] = [
    { key: 'recent', label: say('recent'), options: text === '' ? recent.map(open) : [] },
    ...found.map(({ entity, hits }): Section => {
      const document = documents.get('entity', entity);
      const name = localize(document?.pluralLabel ?? document?.label, entity);
      const all: Option = {
        key: `all ${entity}`,
        body: <Line icon={<IconChevronRight size={16} aria-hidden />} text={say('showAll', { name })} terms={[]} />,
        run: () => places.go(places.list(entity, { q: asked })),
      };
      return { key: entity, label: name, options: [...hits.map(open), ...(hits.length >= 5 ? [all] : [])] };
    }),
    {
      key: 'commands',
      label: say('commands'),
      options: commands.map(({ key, label, run }) => ({
        key,
        body: <Line icon={<IconChevronRight size={16} aria-hidden />} text={label} terms={[]} />,
        run,
      })),
    },
  ];
  return { sections: sections.filter(({ options }) => options.length > 0), query };
}

interface LineProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly note?: string | undefined;
  readonly terms: readonly string[];
}

function Line({ icon, text, note, terms }: LineProps) {
  return (
    <>
      {icon}
      <Highlight component="span" inherit highlight={[...terms]} className="wsp-palette-text">
        {text}
      </Highlight>
      {note === undefined ? null : (
        <Highlight component="span" inherit highlight={[...terms]} className="wsp-palette-side">
          {note}
        </Highlight>
      )}
    </>
  );
}
