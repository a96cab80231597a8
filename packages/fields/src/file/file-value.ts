import type { FileValue } from '@tessera/ui';

/** The stored files in a value; what is no file is left out. */
export function filesIn(value: unknown): readonly FileValue[] {
  return Array.isArray(value) ? value.filter(isFile) : [];
}

/** Whether a browser shows the file as a picture. */
export function isPicture({ mime }: FileValue): boolean {
  return /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(mime);
}

function isFile(value: unknown): value is FileValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'name' in value &&
    'mime' in value
  );
}
