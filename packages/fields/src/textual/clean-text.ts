import { isCleanText } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { Normalised } from '@tessera/model';
import { accepted, refused } from '../normalised.ts';

export interface TextLimits {
  /** Most code points. */
  readonly maxLength: number;
  /** Inner line breaks stay; otherwise they become spaces. */
  readonly multiline?: boolean;
}

/**
 * Text as it is stored: NFC, outer white space trimmed, line breaks spelled `\n`; nothing left is null.
 * The one gate against U+0000 and lone surrogates.
 */
export function normaliseText(value: Json, { maxLength, multiline = false }: TextLimits): Normalised {
  if (typeof value !== 'string') return refused('text_expected');
  if (!isCleanText(value)) return refused('text_unclean');
  const lines = value
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .trim();
  const text = multiline ? lines : lines.replace(/\s*\n\s*/gu, ' ');
  if (text === '') return accepted(null);
  const found = text.length > maxLength ? Array.from(text).length : text.length;
  return found > maxLength ? refused('text_too_long', { max: maxLength, found }) : accepted(text);
}

/** Text under its search and comparison spelling: compatibility forms unified, case folded. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
