import { compareOrder } from '@tessera/model';
import type { FormItem } from '@tessera/model';
import type { LocalizedText } from '@tessera/std';
import type { FieldDraft } from '../edits/entity-edits.ts';
import type { FormClip } from '../edits/form-clip.ts';

/** An entity a block brings for its lines. */
export interface BlockChild {
  /** End of its id. */
  readonly name: string;
  /** End of its label. */
  readonly label: LocalizedText;
  readonly fields: Readonly<Record<string, FieldDraft>>;
}

/** A ready-made part of a form; see README.md. */
export interface Block extends FormClip {
  readonly label: LocalizedText;
  readonly description: LocalizedText;
  readonly keywords: readonly string[];
  readonly icon: string;
  readonly order: string;
  readonly needs?: 'status';
  readonly child?: BlockChild;
  readonly items: Readonly<Record<string, FormItem>>;
}

/** Blocks by name, from the files of their folders. */
export function blocksOf(files: Readonly<Record<string, unknown>>): readonly (readonly [string, Block])[] {
  return Object.entries(files)
    .map(([path, block]) => [path.split('/').at(-2) ?? path, block as Block] as const)
    .toSorted(compareOrder);
}
