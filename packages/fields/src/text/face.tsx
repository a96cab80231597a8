import { IconLetterCase } from '@tabler/icons-react';
import { patterns } from '@tessera/expression';
import { Stack, Switch, Text, Textarea, textBundle, TextInput, useLater, useText } from '@tessera/ui';
import type { CellProps, FieldFace, InputProps, OptionsProps } from '@tessera/ui';
import type { TextField } from '@tessera/schemas';
import { controlProps } from '../face/input-props.ts';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { TextFilter } from '../face/text-filter.tsx';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { textDefaults } from './kind.ts';
import { textTexts } from './locale.ts';
import { compilePattern } from './pattern.ts';

const texts = textBundle('field.text', textTexts);

function Cell({ field, value }: CellProps<TextField>) {
  if (typeof value !== 'string') return null;
  return (
    <Text component="span" inherit style={field.multiline ? { whiteSpace: 'pre-wrap' } : {}}>
      {value}
    </Text>
  );
}

function Input(props: InputProps<TextField>) {
  const shared = { ...controlProps(props), value: typeof props.value === 'string' ? props.value : '' };
  const change = (text: string): void => props.onChange(text === '' ? null : text);
  return props.field.multiline ? (
    <Textarea {...shared} autosize minRows={3} maxRows={12} onChange={change} />
  ) : (
    <TextInput {...shared} onChange={change} />
  );
}

function Options({ field, onChange }: OptionsProps<TextField>) {
  const say = useText(texts);
  useLater(patterns, field.pattern !== undefined);
  const isBroken = compilePattern(field) === 'invalid';
  return (
    <Stack gap="sm">
      <Switch
        label={say('multiline')}
        checked={field.multiline ?? false}
        onChange={(multiline) => onChange({ multiline: multiline || null })}
      />
      <WholeNumberInput
        label={say('maxLength')}
        value={field.maxLength}
        placeholder={textDefaults.maxLength}
        min={1}
        max={20_000}
        onChange={(maxLength) => onChange({ maxLength })}
      />
      <TextInput
        size="xs"
        label={say('pattern')}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={field.pattern ?? ''}
        {...(isBroken ? { error: say('patternInvalid') } : {})}
        onChange={(pattern) => onChange({ pattern: pattern === '' ? null : pattern })}
      />
      {field.pattern === undefined ? null : (
        <LocalizedTextInput
          label={say('patternMessage')}
          value={field.patternMessage}
          onChange={(patternMessage) => onChange({ patternMessage })}
        />
      )}
    </Stack>
  );
}

export const textFace: FieldFace<TextField> = { Cell, Input, Filter: TextFilter, Options, icon: IconLetterCase };
