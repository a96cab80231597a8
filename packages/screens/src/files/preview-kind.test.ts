import { expect, test } from 'vitest';
import { previewKind } from './preview-kind.ts';

test.each([
  ['a.png', 'image/png', 10, 'image'],
  ['a.svg', 'image/svg+xml', 10, 'none'],
  ['a.html', 'text/html', 10, 'text'],
  ['a.pdf', 'application/pdf', 9e9, 'pdf'],
  ['a.csv', 'application/octet-stream', 10, 'text'],
  ['a.txt', 'text/plain', 2e6, 'none'],
  ['a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 10, 'none'],
] as const)('%s is shown as it may be', (name, mime, size, kind) => {
  expect(previewKind({ name, mime, size })).toBe(kind);
});
