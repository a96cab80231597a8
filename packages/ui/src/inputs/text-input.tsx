import { PasswordInput as KitPasswordInput, TextInput as KitTextInput } from '@mantine/core';
import type { PasswordInputProps as KitPasswordProps, TextInputProps as KitTextProps } from '@mantine/core';
import { useState } from 'react';
import { useImeDraft } from '../hooks/use-ime-draft.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';

export interface TextValue {
  readonly value: string | null | undefined;
  /** Gets finished text: never fires while an input method composes. */
  readonly onChange: (value: string) => void;
}

/** What a text input of ours decides by itself. */
export type Own = 'value' | 'defaultValue' | 'onChange' | 'onCompositionStart' | 'onCompositionEnd';

export interface TextInputProps extends Omit<KitTextProps, Own>, TextValue {}

/** One line of text. */
export function TextInput({ value, onChange, ...rest }: TextInputProps) {
  return <KitTextInput {...rest} {...useImeDraft<HTMLInputElement>(value ?? '', onChange)} />;
}

export interface PasswordInputProps extends Omit<KitPasswordProps, Own | 'visible' | 'onVisibilityChange'>, TextValue {}

/** A password, with a button that shows it. */
export function PasswordInput({ value, onChange, ...rest }: PasswordInputProps) {
  const say = useText(uiTexts);
  const [shown, setShown] = useState(false);
  return (
    <KitPasswordInput
      {...rest}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      visible={shown}
      onVisibilityChange={setShown}
      visibilityToggleButtonProps={{ 'aria-label': say(shown ? 'hidePassword' : 'showPassword'), tabIndex: 0 }}
    />
  );
}
