import { isCleanText, issue, pointer, Refusal } from '@tessera/std';

const deepest = 64;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON from the bytes of a body.
 * Refuses with body_not_utf8, body_not_json, body_too_deep or body_text_not_clean; an empty body is undefined.
 */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new Refusal('body_not_utf8');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('body_not_json', {}, [issue('', 'body_not_json')]);
  }
  walk(value, []);
  return value;
}

function walk(value: unknown, path: (string | number)[]): void {
  if (typeof value === 'string') return checkText(value, path);
  if (value === null || typeof value !== 'object') return;
  if (path.length >= deepest) throw new Refusal('body_too_deep', { limit: deepest });
  if (Array.isArray(value)) return value.forEach((item, index) => walk(item, [...path, index]));
  for (const [key, item] of Object.entries(value)) {
    checkText(key, path);
    if (key === '__proto__') throw new Refusal('body_not_json', {}, [issue(pointer(...path), 'body_not_json')]);
    walk(item, [...path, key]);
  }
}

function checkText(text: string, path: readonly (string | number)[]): void {
  if (!isCleanText(text))
    throw new Refusal('body_text_not_clean', {}, [issue(pointer(...path), 'body_text_not_clean')]);
}
