/** How many first bytes `sniffImage` looks at. */
export const sniffLength = 32;

const text = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** The type of an image by its first bytes; undefined for anything else. Source: WHATWG MIME Sniffing §6.1, ISO 23008-12. */
export function sniffImage(bytes: Uint8Array): string | undefined {
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (text(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return 'image/gif';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (text(bytes, 4, 8) === 'ftyp' && /avif|avis/.test(text(bytes, 8, 32))) return 'image/avif';
  if (text(bytes, 4, 8) === 'ftyp' && /heic|heix|mif1/.test(text(bytes, 8, 32))) return 'image/heic';
  return undefined;
}

const pattern = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/;
const plain = 'application/octet-stream';

/** The type to store: what the bytes say where they say it; a claim to be an image that they do not support is dropped. */
export function trustedMime(claimed: string, first: Uint8Array): string {
  const found = sniffImage(first);
  if (found) return found;
  const type = (claimed.split(';')[0] ?? '').trim().toLowerCase();
  return pattern.test(type) && (!type.startsWith('image/') || type === 'image/svg+xml') ? type : plain;
}
