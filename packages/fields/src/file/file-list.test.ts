import { expect, test } from 'vitest';
import type { Json } from '@tessera/std';
import { inShanghai, label, outcome } from '../test/contexts.ts';
import { imageKind } from '../image/kind.ts';
import { normaliseFiles } from './file-list.ts';

const [first, second] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'] as const;
const limits = { maxFiles: 2, maxBytes: 1000 };
const normalise = (value: Json) => outcome(normaliseFiles(value, limits));

test('files are named by id; repeated ones count once, none is empty', () => {
  expect(normalise([{ id: first.toUpperCase(), other: 1 }, { id: first }])).toEqual([{ id: first }]);
  expect(normalise([])).toBeNull();
});

test('too many, too large and foreign entries are refused', () => {
  expect(normalise([{ id: first }, { id: second }, { id: first.replace('a', 'c') }])).toEqual(['files_too_many']);
  expect(normalise([{ id: first, size: 1001 }])).toEqual(['file_too_large']);
  expect(normalise([{ id: '../../x' }])).toEqual(['files_expected']);
  expect(normalise([{ id: first, name: 'a\u0000' }])).toEqual(['files_expected']);
});

test('pictures that can carry scripts are no pictures', () => {
  const image = { kind: 'image', ...label } as const;
  expect(outcome(imageKind.normalise([{ id: first, mime: 'image/svg+xml' }], image, inShanghai))).toEqual([
    'file_type',
  ]);
  expect(outcome(imageKind.normalise([{ id: first, mime: 'image/png' }], image, inShanghai))).toEqual([
    { id: first, mime: 'image/png' },
  ]);
});
