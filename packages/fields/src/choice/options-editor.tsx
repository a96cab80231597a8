import { IconPlus } from '@tabler/icons-react';
import { sortedEntries } from '@tessera/model';
import type { Options } from '@tessera/schemas';
import type { Locale } from '@tessera/std';
import { Button, Group, Input, Stack, Textarea, useText } from '@tessera/ui';
import { useState } from 'react';
import { choiceTexts } from './choice-texts.ts';
import { addOptions } from './option-edits.ts';
import { OptionRow } from './option-row.tsx';

interface OptionsEditorProps {
  readonly options: Options;
  /** Gets a merge patch of the options. */
  readonly onChange: (patch: Readonly<Record<string, unknown>>) => void;
  readonly locale: Locale;
}

/** The options of a choice: names, colours and order. Keys stay what rows store. */
export function OptionsEditor({ options, onChange, locale }: OptionsEditorProps) {
  const say = useText(choiceTexts);
  const [typed, setTyped] = useState('');
  const entries = sortedEntries(options);
  const add = (): void => {
    const patch = addOptions(options, typed);
    if (Object.keys(patch).length > 0) onChange(patch);
    setTyped('');
  };
  return (
    <Stack gap="xs" role="group" aria-label={say('options')}>
      <Input.Label labelElement="div">{say('options')}</Input.Label>
      {entries.map(([key, option], index) => (
        <OptionRow
          key={key}
          optionKey={key}
          option={option}
          options={options}
          isFirst={index === 0}
          isLast={index === entries.length - 1}
          locale={locale}
          onChange={onChange}
        />
      ))}
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Textarea
          size="xs"
          style={{ flex: 1 }}
          autosize
          minRows={1}
          maxRows={6}
          aria-label={say('addOption')}
          placeholder={say('addHint')}
          value={typed}
          onChange={setTyped}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={typed.trim() === ''}
          onClick={add}
        >
          {say('add')}
        </Button>
      </Group>
    </Stack>
  );
}
