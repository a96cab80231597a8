import { patterns } from '@tessera/expression';
import { Stack, Switch, textBundle, TextInput, useLater, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { TextField } from '@tessera/schemas';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { textDefaults } from './kind.ts';
import { textTexts } from './locale.ts';
import { compilePattern } from './pattern.ts';

const texts = textBundle('field.text', textTexts);

export function Options({ field, onChange }: OptionsProps<TextField>) {
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
