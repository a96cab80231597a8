import type { LocalizedText } from '@tessera/std';
import { TextInput, useLocale, useText } from '@tessera/ui';
import { partsTexts } from '../locale/parts-texts.ts';

interface LabelFieldsProps {
  readonly value: LocalizedText | undefined;
  /** Gets undefined when both are empty. */
  readonly onChange: (value: LocalizedText | undefined) => void;
  readonly label?: string;
  readonly required?: boolean;
  readonly description?: string;
}

/** A text in both languages: that of the page first, the other one optional. */
export function LabelFields({ value, onChange, label, required = false, description }: LabelFieldsProps) {
  const say = useText(partsTexts);
  const { locale } = useLocale();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const write = (key: 'zh-CN' | 'en', text: string) => {
    const next: { 'zh-CN'?: string; en?: string } = { ...value };
    if (text === '') delete next[key];
    else next[key] = text;
    const empty = next['zh-CN'] === undefined && next.en === undefined;
    if (!empty) onChange(next);
    else if (!required) onChange(undefined);
  };
  const name = label ?? say('name');
  return (
    <>
      <TextInput
        label={name}
        required={required}
        {...(description ? { description } : {})}
        value={value?.[locale] ?? (required ? (value?.[other] ?? '') : '')}
        onChange={(text) => write(locale, text)}
      />
      <TextInput
        label={
          label
            ? `${label} · ${other === 'en' ? 'English' : '中文'}`
            : other === 'en'
              ? say('englishName')
              : say('chineseName')
        }
        value={value?.[other] ?? ''}
        onChange={(text) => write(other, text)}
      />
    </>
  );
}
