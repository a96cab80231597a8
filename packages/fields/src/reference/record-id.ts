import { isUuid } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { Normalised } from '@tessera/model';
import { accepted, refused } from '../normalised.ts';

/** The id in a link as the API reads or writes it: the id itself or `{id, …}`. */
export function idOf(value: Json): string | undefined {
  const id = isLink(value) ? value.id : value;
  const text = typeof id === 'string' ? id.toLowerCase() : undefined;
  return isUuid(text) ? text : undefined;
}

/** The canonical form of a link that is written: its id. */
export function normaliseLink(value: Json): Normalised {
  const id = idOf(value);
  return id === undefined ? refused('reference_expected') : accepted(id);
}

/** The title a link carries when it was read; empty when it has none. */
export function linkTitle(value: Json): string {
  return isLink(value) && typeof value.title === 'string' ? value.title : '';
}

function isLink(value: Json): value is { readonly id?: Json; readonly title?: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
