import { IconListNumbers } from '@tabler/icons-react';
import { describeError } from '@tessera/std';
import { Stack, Text, textBundle, TextInput, useText, zonedText } from '@tessera/ui';
import type { CellProps, FieldFace, InputProps, OptionsProps } from '@tessera/ui';
import type { AutonumberField } from '@tessera/schemas';
import { fieldErrors } from '../errors.ts';
import { TextFilter } from '../face/text-filter.tsx';
import { formatAutonumber, parseAutonumberFormat } from './format-autonumber.ts';
import type { AutonumberDay } from './format-autonumber.ts';
import { autonumberTexts } from './locale.ts';

const texts = textBundle('field.autonumber', autonumberTexts);

function Cell({ value }: CellProps<AutonumberField>) {
  return (
    <Text component="span" inherit style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {typeof value === 'string' ? value : ''}
    </Text>
  );
}

/** Shown, never written. */
function Input({ value, id, label, description }: InputProps<AutonumberField>) {
  const say = useText(texts);
  return (
    <TextInput
      id={id}
      label={label}
      readOnly
      description={description}
      placeholder={say('given')}
      value={typeof value === 'string' ? value : ''}
      onChange={() => undefined}
    />
  );
}

function Options({ field, onChange, locale }: OptionsProps<AutonumberField>) {
  const say = useText(texts);
  const read = parseAutonumberFormat(field.format);
  const error =
    'issues' in read
      ? read.issues.map(({ code, params }) => describeError(fieldErrors, code, params, locale)).join(' ')
      : undefined;
  return (
    <Stack gap={4}>
      <TextInput
        size="xs"
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

export const autonumberFace: FieldFace<AutonumberField> = {
  Cell,
  Input,
  Filter: TextFilter,
  Options,
  icon: IconListNumbers,
};
