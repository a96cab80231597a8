import { TextInput as KitTextInput } from '@mantine/core';
import type { TextInputProps as KitTextProps } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { cleanDecimal, decimalProblem } from '../format/decimal-input.ts';
import { formatNumber } from '../format/number.ts';
import { useImeDraft } from '../hooks/use-ime-draft.ts';
import { useLocale } from '../text/locale.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';

type Own =
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'onCompositionStart'
  | 'onCompositionEnd'
  | 'min'
  | 'max'
  | 'step'
  | 'prefix';

export interface NumberInputProps extends Omit<KitTextProps, Own> {
  /** Decimal string; null when empty. */
  readonly value: string | null | undefined;
  /** Gets a decimal string with the digits as typed, or null. A text that is no number comes as typed, so that a check refuses it instead of losing it. */
  readonly onChange: (value: string | null) => void;
  /** Most digits after the point; 0 for whole numbers. Breaking it shows, it does not round. */
  readonly scale?: number | undefined;
  /** Zeros are filled in up to here while not editing. */
  readonly minimumScale?: number | undefined;
  /** Decimal strings. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly grouping?: boolean;
  /** Shown before the number, for example a currency sign. */
  readonly prefix?: ReactNode;
  /** Shown after the number, for example %. */
  readonly suffix?: ReactNode;
}

const limitTexts = { scale: 'numberScale', min: 'numberMin', max: 'numberMax' } as const;

/** A number, kept as the digits that were typed. Full-width digits and grouping commas are understood. */
export function NumberInput({
  value,
  onChange,
  scale,
  minimumScale,
  min,
  max,
  grouping = true,
  prefix,
  suffix,
  error,
  onFocus,
  onBlur,
  ...rest
}: NumberInputProps) {
  const { locale } = useLocale();
  const say = useText(uiTexts);
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState('');
  // The focus swaps the text for the bare digits, which drops the selection that Tab made: it is made again.
  const entered = useRef<HTMLInputElement>(undefined);
  useLayoutEffect(() => {
    if (editing) entered.current?.select();
  }, [editing]);
  const shown = formatNumber(value, locale, {
    grouping,
    ...(minimumScale === undefined ? {} : { minimumFractionDigits: minimumScale }),
  });
  const draft = useImeDraft<HTMLInputElement>(editing ? typed : shown || (value ?? ''), (text) => {
    setTyped(text);
    const clean = cleanDecimal(text);
    onChange(clean === undefined ? text : clean);
  });
  const invalid = value ? cleanDecimal(value) === undefined : false;
  const limits = {
    ...(scale === undefined ? {} : { scale }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
  const broken = value && !invalid ? decimalProblem(value, limits) : undefined;
  const own = invalid ? say('numberInvalid') : broken ? say(limitTexts[broken], { limit: limits[broken] }) : undefined;
  return (
    <KitTextInput
      {...rest}
      {...draft}
      inputMode={scale === 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      error={error ?? (editing ? undefined : own)}
      {...(prefix ? { leftSection: prefix } : {})}
      {...(suffix ? { rightSection: suffix } : {})}
      styles={{ input: { fontVariantNumeric: 'tabular-nums' } }}
      onFocus={(event) => {
        entered.current = event.currentTarget;
        setEditing(true);
        setTyped(value ?? '');
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setEditing(false);
        onBlur?.(event);
      }}
    />
  );
}
