import { IconArrowDown, IconArrowUp, IconEye, IconEyeOff, IconTrash } from '@tabler/icons-react';
import type { Options } from '@tessera/schemas';
import { localize } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { ChoiceDot, ColorSwatchPicker, Group, IconButton, Popover, TextInput, useText } from '@tessera/ui';
import { choiceTexts } from './choice-texts.ts';
import { moveOption } from './option-edits.ts';

interface OptionRowProps {
  readonly optionKey: string;
  readonly option: Options[string];
  readonly options: Options;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly locale: Locale;
  readonly onChange: (patch: Readonly<Record<string, unknown>>) => void;
}

/** One option: colour, names, place, and whether it is still offered. */
export function OptionRow({ optionKey, option, options, isFirst, isLast, locale, onChange }: OptionRowProps) {
  const say = useText(choiceTexts);
  const name = localize(option.label, locale, optionKey);
  const change = (patch: Readonly<Record<string, unknown>>): void => onChange({ [optionKey]: patch });
  const move = (step: -1 | 1): void => {
    const patch = moveOption(options, optionKey, step);
    if (patch) onChange(patch);
  };
  const setLabel = (language: Locale, text: string): void => {
    const other = language === 'en' ? option.label['zh-CN'] : option.label.en;
    if (text !== '' || other) change({ label: { [language]: text === '' ? null : text } });
  };
  return (
    <Group gap={4} wrap="nowrap" opacity={option.inactive ? 0.6 : 1}>
      <Popover position="bottom-start" withinPortal trapFocus>
        <Popover.Target>
          <IconButton label={say('color', { name })} variant="subtle" color="gray">
            <ChoiceDot color={option.color} />
          </IconButton>
        </Popover.Target>
        <Popover.Dropdown>
          <ColorSwatchPicker
            label={say('color', { name })}
            value={option.color}
            onChange={(color) => change({ color })}
          />
        </Popover.Dropdown>
      </Popover>
      <TextInput
        size="xs"
        style={{ flex: 1 }}
        aria-label={say('labelOf', { key: optionKey })}
        value={option.label['zh-CN']}
        onChange={(text) => setLabel('zh-CN', text)}
      />
      <TextInput
        size="xs"
        style={{ flex: 1 }}
        aria-label={say('labelEnOf', { key: optionKey })}
        placeholder="English"
        value={option.label.en}
        onChange={(text) => setLabel('en', text)}
      />
      <IconButton
        label={say('up', { name })}
        variant="subtle"
        color="gray"
        size="sm"
        disabled={isFirst}
        onClick={() => move(-1)}
      >
        <IconArrowUp size={14} aria-hidden />
      </IconButton>
      <IconButton
        label={say('down', { name })}
        variant="subtle"
        color="gray"
        size="sm"
        disabled={isLast}
        onClick={() => move(1)}
      >
        <IconArrowDown size={14} aria-hidden />
      </IconButton>
      <IconButton
        label={say(option.inactive ? 'revive' : 'retire', { name })}
        variant="subtle"
        color="gray"
        size="sm"
        onClick={() => change({ inactive: option.inactive ? null : true })}
      >
        {option.inactive ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
      </IconButton>
      <IconButton
        label={say('delete', { name })}
        variant="subtle"
        color="gray"
        size="sm"
        onClick={() => onChange({ [optionKey]: null })}
      >
        <IconTrash size={14} aria-hidden />
      </IconButton>
    </Group>
  );
}
