/** Words of the expression language and names a record already has: no field may be called so. Source: CEL specification. */
const reserved = new Set(
  (
    'as break const continue else false for function if import in let loop package namespace return true null var void while ' +
    'old user ctx param now today id owner createdAt createdBy updatedAt updatedBy version deletedAt deletedBy'
  ).split(' '),
);

/** A lowerCamelCase identifier from words; empty when nothing of them is ASCII. */
export function camelCase(words: readonly string[]): string {
  const parts = words.flatMap((word) => word.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? []);
  const joined = parts
    .map((part, at) => (at === 0 ? lowerFirst(part) : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
  return lowerFirst(joined.replace(/^[0-9]+/, ''));
}

function lowerFirst(part: string): string {
  return /^[A-Z0-9]*$/.test(part) ? part.toLowerCase() : part.charAt(0).toLowerCase() + part.slice(1);
}

/** The wish, cut to `limit`, with a number behind it where it is taken, reserved or empty. */
export function freeIdentifier(wish: string, taken: (name: string) => boolean, fallback = 'item', limit = 40): string {
  const root = (wish || fallback).slice(0, limit - 3);
  const isFree = (name: string) => !taken(name) && !reserved.has(name);
  if (isFree(root)) return root;
  let number = 2;
  while (!isFree(`${root}${number}`)) number += 1;
  return `${root}${number}`;
}

/** Whether a field may carry the key. */
export function isFieldKey(key: string): boolean {
  return /^(x_)?[a-z][A-Za-z0-9]*$/.test(key) && key.length <= 40 && !reserved.has(key);
}

/** Whether a document may carry the id. */
export function isDocumentId(id: string): boolean {
  return /^[a-z][a-z0-9]*\.[a-z][A-Za-z0-9]*$/.test(id) && id.length <= 80;
}
