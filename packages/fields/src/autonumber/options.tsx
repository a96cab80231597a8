import { describeError } from '@tessera/std';
import { Stack, Text, TextInput, useText, zonedText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { AutonumberField } from '@tessera/schemas';
import { fieldErrors } from '../errors.ts';
import { formatAutonumber, parseAutonumberFormat } from './format-autonumber.ts';
import type { AutonumberDay } from './format-autonumber.ts';
import { texts } from './editor.tsx';

export function Options({ field, onChange, locale }: OptionsProps<AutonumberField>) {
  const say = useText(texts);
  const read = parseAutonumberFormat(field.format);
  const error =
    'issues' in read
      ? read.issues.map(({ code, params }) => describeError(fieldErrors, code, params, locale)).join(' ')
      : undefined;
  return (
    <Stack gap={4}>
      <TextInput
        label={say('format')}
        description={say('hint')}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={field.format}
        {...(error ? { error } : {})}
        onChange={(format) => format !== '' && onChange({ format })}
      />
      {'issues' in read ? null : (
        <Text size="sm" role="status">
          {say('example')}{' '}
          {[1, 2].map((sequence) => formatAutonumber(read, sequence, today())).join(locale === 'zh-CN' ? '、' : ', ')}
        </Text>
      )}
    </Stack>
  );
}

function today(): AutonumberDay {
  const [year = 0, month = 0, day = 0] = zonedText(Date.now()).slice(0, 10).split('-').map(Number);
  return { year, month, day };
}
