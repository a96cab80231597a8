import { useCallback, useState } from 'react';
import type { ChangeEvent, CompositionEvent } from 'react';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** What a text element needs so that nobody hears of half-composed text. */
export interface ImeDraft<E extends TextElement> {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<E>) => void;
  readonly onCompositionStart: (event: CompositionEvent<E>) => void;
  readonly onCompositionEnd: (event: CompositionEvent<E>) => void;
}

/**
 * Keeps what an input method composes to itself until it is finished.
 * Invariant: `onChange` never fires while composing, and fires once with the whole text when it ends.
 */
export function useImeDraft<E extends TextElement>(value: string, onChange: (value: string) => void): ImeDraft<E> {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    value: draft ?? value,
    onChange: useCallback(
      (event: ChangeEvent<E>) => {
        const text = event.currentTarget.value;
        if (isComposing(event.nativeEvent)) setDraft(text);
        else if (draft === null) onChange(text);
        else setDraft(text);
      },
      [draft, onChange],
    ),
    onCompositionStart: useCallback((event: CompositionEvent<E>) => setDraft(event.currentTarget.value), []),
    onCompositionEnd: useCallback(
      (event: CompositionEvent<E>) => {
        setDraft(null);
        onChange(event.currentTarget.value);
      },
      [onChange],
    ),
  };
}

/** True for keys and input that belong to an input method. Why 229: Safari ends the composition before the key that ended it. */
export function isComposing(event: Event): boolean {
  return ('isComposing' in event && event.isComposing === true) || ('keyCode' in event && event.keyCode === 229);
}
