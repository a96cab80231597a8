import type { LocalizedText } from '@tessera/std';
import { locales } from '@tessera/std';
import { Group, Input, TextInput, useText } from '@tessera/ui';
import { faceTexts } from './face-texts.ts';

interface LocalizedTextInputProps {
  readonly label: string;
  readonly value: LocalizedText | undefined;
  /** Gets a merge patch: null removes what was emptied. */
  readonly onChange: (patch: Readonly<Record<string, string | null>> | null) => void;
}

/** A text in both languages. */
export function LocalizedTextInput({ label, value, onChange }: LocalizedTextInputProps) {
  const say = useText(faceTexts);
  const change = (locale: 'zh-CN' | 'en', text: string): void => {
    const other = locales.find((each) => each !== locale);
    const isGone = text === '' && !(other && value?.[other]);
    onChange(isGone ? null : { [locale]: text === '' ? null : text });
  };
  return (
    <div role="group" aria-label={label}>
      <Input.Label labelElement="div">{label}</Input.Label>
      <Group gap="xs" grow>
        <TextInput
          aria-label={`${label} ${say('chinese')}`}
          placeholder={say('chinese')}
          value={value?.['zh-CN'] ?? ''}
          onChange={(text) => change('zh-CN', text)}
        />
        <TextInput
          aria-label={`${label} ${say('english')}`}
          placeholder={say('english')}
          value={value?.en ?? ''}
          onChange={(text) => change('en', text)}
        />
      </Group>
    </div>
  );
}
