import { expect, test } from 'vitest';
import type { EntityDocument } from '@tessera/schemas';
import { applyEdit, putEdit, removeEdit, setEdit } from './edit.ts';

const repair: EntityDocument = {
  kind: 'entity',
  id: 'x.repair',
  schemaVersion: 1,
  label: { 'zh-CN': '报修' },
  fields: { title: { kind: 'text', label: { 'zh-CN': '标题' }, order: 'a0' } },
};

test('an edit and its inverse leave the document as it was', () => {
  const edits = [
    setEdit('entity', 'x.repair', ['label', 'en'], 'Repair'),
    setEdit('entity', 'x.repair', ['features', 'import'], false),
    setEdit('entity', 'x.repair', ['fields', 'title', 'required'], true),
    setEdit('entity', 'x.repair', ['fields', 'title'], undefined),
    removeEdit('entity', 'x.repair'),
  ];
  for (const edit of edits) {
    const done = applyEdit(repair, edit);
    expect(done.document).not.toEqual(repair);
    expect(applyEdit(done.document, done.inverse).document).toEqual(repair);
  }
  expect(applyEdit(undefined, putEdit(repair)).document).toBe(repair);
});

test('undoing leaves what a colleague changed beside it', () => {
  const done = applyEdit(repair, setEdit('entity', 'x.repair', ['features', 'import'], false));
  const merged = applyEdit(done.document, setEdit('entity', 'x.repair', ['features', 'export'], false)).document;
  expect(applyEdit(merged, done.inverse).document).toMatchObject({ features: { export: false } });
});

test('what an edit does not name keeps its identity', () => {
  const done = applyEdit(repair, setEdit('entity', 'x.repair', ['label', 'en'], 'Repair'));
  expect((done.document as EntityDocument).fields).toBe(repair.fields);
});
