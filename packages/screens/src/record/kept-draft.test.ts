import { expect, test } from 'vitest';
import { keepDraft, readDraft } from './kept-draft.ts';

function storage(): Storage {
  const items = new Map<string, string>();
  return {
    length: 0,
    clear: () => items.clear(),
    key: () => null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

test('what was typed is kept with the key it was sent under, for its person alone', () => {
  const device = storage();
  keepDraft(device, 'anna', 'crm.account', { values: { name: '远航' }, attempt: { text: '{}', key: 'k1' } });
  expect(readDraft(device, 'anna', 'crm.account')).toEqual({
    values: { name: '远航' },
    attempt: { text: '{}', key: 'k1' },
  });
  expect(readDraft(device, 'ben', 'crm.account')).toBeUndefined();
  expect(readDraft(device, 'anna', 'crm.contact')).toBeUndefined();
});

test('nothing typed keeps nothing, and what is broken counts for nothing', () => {
  const device = storage();
  keepDraft(device, 'anna', 'crm.account', { values: { name: '远航' }, attempt: undefined });
  keepDraft(device, 'anna', 'crm.account', { values: {}, attempt: undefined });
  expect(readDraft(device, 'anna', 'crm.account')).toBeUndefined();
  device.setItem('tessera.draft.anna.crm.account', '{"values":');
  expect(readDraft(device, 'anna', 'crm.account')).toBeUndefined();
});
