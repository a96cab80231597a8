import { CloseButton, Loader } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { isComposing } from '../hooks/use-ime-draft.ts';
import { useStable } from '../hooks/use-stable.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { TextInput } from './text-input.tsx';
import type { TextInputProps } from './text-input.tsx';

export interface SearchInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'label'> {
  readonly value: string;
  /** Fires when typing pauses, on Enter and on clearing; never while an input method composes. */
  readonly onSearch: (query: string) => void;
  /** Accessible name; “Search” unless told. */
  readonly label?: string;
  /** Milliseconds of quiet before it fires. */
  readonly delay?: number;
  readonly busy?: boolean;
}

/** A search box. */
export function SearchInput({ value, onSearch, label, delay = 300, busy = false, ...rest }: SearchInputProps) {
  const say = useText(uiTexts);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const fire = useStable((query: string) => {
    if (query !== value) onSearch(query);
  });
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => fire(typed), delay);
    return () => clearTimeout(timer);
  }, [typed, value, delay, fire]);
  const clear = (): void => {
    setTyped('');
    fire('');
  };
  return (
    <TextInput
      type="search"
      placeholder={label ?? say('search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        busy ? <Loader size="xs" /> : typed ? <CloseButton size="sm" aria-label={say('clear')} onClick={clear} /> : null
      }
      {...rest}
      aria-label={label ?? say('search')}
      value={typed}
      onChange={setTyped}
      onKeyDown={(event) => {
        rest.onKeyDown?.(event);
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Enter') fire(typed);
        if (event.key === 'Escape' && typed) {
          event.preventDefault();
          clear();
        }
      }}
    />
  );
}
