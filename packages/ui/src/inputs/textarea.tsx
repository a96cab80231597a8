import { Textarea as KitTextarea } from '@mantine/core';
import type { TextareaProps as KitTextareaProps } from '@mantine/core';
import { useImeDraft } from '../hooks/use-ime-draft.ts';
import type { Own, TextValue } from './text-input.tsx';

export interface TextareaProps extends Omit<KitTextareaProps, Own>, TextValue {}

/** Several lines of text; grows with them. */
export function Textarea({ value, onChange, ...rest }: TextareaProps) {
  return <KitTextarea {...rest} {...useImeDraft<HTMLTextAreaElement>(value ?? '', onChange)} />;
}
