import type { FieldDocument, FieldKind } from '@tessera/model';
import type { Json } from '@tessera/std';
import { accepted, refused } from '../normalised.ts';
import { fileNames, normaliseFiles } from './file-list.ts';
import type { FileLimits } from './file-list.ts';

/** What fields of stored files have in common. A file cannot be named by text, so only nothing is read. */
export function fileKind<F extends FieldDocument>(
  limits: (field: F) => FileLimits,
): Pick<
  FieldKind<F>,
  'group' | 'computed' | 'operators' | 'initial' | 'expressionType' | 'check' | 'normalise' | 'format' | 'parse'
> {
  return {
    group: 'file',
    computed: false,
    operators: ['empty', 'notEmpty'],
    initial: () => ({}),
    expressionType: () => ({ kind: 'json', nullable: true }),
    check: () => [],
    normalise: (value, field) => normaliseFiles(value, limits(field)),
    format: fileNames,
    parse: (text) => (text.trim() === '' ? accepted(null) : refused('files_expected')),
  };
}

/** A stored file as a sample. */
export function sampleFile(number: number, name: string, mime: string): Json {
  const digits = String(number).padStart(12, '0');
  return { id: `018f0000-0000-7000-8000-${digits}`, name, size: number * 1024, mime, sha256: digits.padStart(64, '0') };
}
