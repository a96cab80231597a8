import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isUuid, Refusal } from '@tessera/std';

/** The last row of a page: its sort keys as text, its id, and what list it belongs to. */
export interface Cursor {
  /** Digest of entity, filter, sort and search; a cursor fits no other list. */
  readonly list: string;
  readonly keys: readonly (string | null)[];
  readonly id: string;
  /** Seconds since 1970. */
  readonly at: number;
}

const lifetimeSeconds = 24 * 3600;

/** An opaque, signed text. Independent of the release, so a list can be read on while a release is published. */
export function writeCursor(key: KeyObject, cursor: Cursor): string {
  const payload = Buffer.from(JSON.stringify([cursor.list, cursor.keys, cursor.id, cursor.at]));
  return `${payload.toString('base64url')}.${sign(key, payload)}`;
}

/** Refuses `cursor_invalid` for a cursor that is not ours or of another list, `cursor_expired` for an old one. */
export function readCursor(key: KeyObject, text: string, list: string, keys: number, nowSeconds: number): Cursor {
  const [body = '', signature = ''] = text.split('.');
  const payload = Buffer.from(body, 'base64url');
  if (text.length > 20_000 || !sameText(signature, sign(key, payload))) throw new Refusal('cursor_invalid');
  const [of, values, id, at] = JSON.parse(payload.toString()) as [string, (string | null)[], string, number];
  if (of !== list || values.length !== keys || !isUuid(id)) throw new Refusal('cursor_invalid');
  if (nowSeconds - at > lifetimeSeconds) throw new Refusal('cursor_expired');
  return { list: of, keys: values, id, at };
}

function sign(key: KeyObject, payload: Uint8Array): string {
  return createHmac('sha256', key).update(payload).digest('base64url').slice(0, 32);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
