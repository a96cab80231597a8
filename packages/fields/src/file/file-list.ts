import { isUuid } from '@tessera/std';
import type { Json, JsonObject } from '@tessera/std';
import type { Normalised } from '@tessera/model';
import { accepted, excerpt, refused } from '../normalised.ts';
import { normaliseText } from '../textual/clean-text.ts';

export interface FileLimits {
  readonly maxFiles: number;
  readonly maxBytes: number;
  /** MIME types or patterns such as `image/*`. */
  readonly accept?: readonly string[];
}

export const fileDefaults = { maxFiles: 20, maxBytes: 52_428_800 } as const;

/**
 * A list of stored files: `[{id}]` or whole entries; a file named twice counts once, an empty list is null.
 * Whether the files exist is for the records engine to say.
 */
export function normaliseFiles(value: Json, limits: FileLimits): Normalised {
  if (!Array.isArray(value)) return refused('files_expected');
  const files = new Map<string, JsonObject>();
  for (const [index, item] of (value as readonly Json[]).entries()) {
    const read = readFile(item, limits, `/${index}`);
    if ('issues' in read) return read;
    files.set(String((read.value as JsonObject)['id']), read.value as JsonObject);
  }
  if (files.size > limits.maxFiles) return refused('files_too_many', { max: limits.maxFiles });
  return accepted(files.size === 0 ? null : [...files.values()]);
}

/** The names of the files, for exports and plain text. */
export function fileNames(value: Json): string {
  const files = Array.isArray(value) ? (value as readonly Json[]) : [];
  return files
    .map((file) => (isObject(file) && typeof file['name'] === 'string' ? file['name'] : ''))
    .filter(Boolean)
    .join('; ');
}

function readFile(item: Json, { maxBytes, accept }: FileLimits, path: string): Normalised {
  const id = isObject(item) && typeof item['id'] === 'string' ? item['id'].toLowerCase() : undefined;
  if (!isObject(item) || !isUuid(id)) return refused('files_expected', {}, path);
  const file: Record<string, Json> = { id };
  for (const key of ['name', 'mime', 'sha256'] as const) {
    if (item[key] === undefined) continue;
    const text = normaliseText(item[key], { maxLength: 255 });
    if ('issues' in text || text.value === null) return refused('files_expected', {}, `${path}/${key}`);
    file[key] = text.value;
  }
  if (item['size'] !== undefined) {
    if (!Number.isSafeInteger(item['size']) || Number(item['size']) < 0)
      return refused('files_expected', {}, `${path}/size`);
    file['size'] = item['size'];
  }
  const name = excerpt(String(file['name'] ?? id));
  if (Number(file['size'] ?? 0) > maxBytes) return refused('file_too_large', { name }, path);
  if (accept && file['mime'] !== undefined && !isAccepted(String(file['mime']), accept))
    return refused('file_type', { name }, path);
  return accepted(file);
}

function isAccepted(mime: string, accept: readonly string[]): boolean {
  return accept.some((pattern) => (pattern.endsWith('/*') ? mime.startsWith(pattern.slice(0, -1)) : mime === pattern));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
