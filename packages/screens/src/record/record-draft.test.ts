import { expect, test } from 'vitest';
import { changedFields, conflictsOf, decided, errorsByField } from './record-draft.ts';

const before = {
  name: '甲',
  amount: { amount: '10.0000', currency: 'CNY' },
  account: { id: 'a1', title: 'A' },
  note: null,
};

test('only what differs is sent; a link with another title and empty text for nothing are no change', () => {
  expect(changedFields({ name: '乙', account: { id: 'a1', title: 'renamed' }, note: '' }, before)).toEqual({
    name: '乙',
  });
  expect(changedFields({ name: '' }, before)).toEqual({ name: null });
});

test('a conflict is a field typed here and changed there to something else', () => {
  const now = { ...before, name: '丙', note: 'they wrote', account: { id: 'a2', title: 'B' } };
  const draft = { name: '乙', account: { id: 'a2', title: 'B' }, amount: { amount: '20', currency: 'CNY' } };
  expect(conflictsOf(draft, before, now)).toEqual([{ field: 'name', mine: '乙', theirs: '丙' }]);
});

test('taking theirs forgets what was typed in that field alone', () => {
  const draft = { name: '乙', note: 'x' };
  const conflicts = conflictsOf(draft, before, { ...before, name: '丙', note: 'y' });
  expect(decided(draft, conflicts, { name: 'theirs', note: 'mine' })).toEqual({ note: 'x' });
});

test('refusals land at their fields', () => {
  const errors = [
    { pointer: '/name', detail: '必填' },
    { pointer: '/amount/currency', detail: '未知' },
    { pointer: '', detail: '整体' },
  ];
  expect(errorsByField(errors)).toEqual({ name: '必填', amount: '未知', '': '整体' });
  expect(errorsByField([{ pointer: '/values/name', detail: '必填' }], '/values')).toEqual({ name: '必填' });
});
