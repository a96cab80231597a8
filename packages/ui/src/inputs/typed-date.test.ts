import { expect, test } from 'vitest';
import { matchesHotkey } from '../hooks/use-hotkeys.ts';
import { parseTypedDate } from './typed-date.ts';

test('a date may be typed the way people write it', () => {
  for (const typed of [
    '2026-3-5',
    '2026/03/05',
    '2026.3.5',
    '20260305',
    '2026年3月5日',
    '２０２６－３－５',
    '3-5',
    '3月5日',
    '今天',
    'Today',
  ]) {
    expect(parseTypedDate(typed, '2026-03-05'), typed).toBe('2026-03-05');
  }
  expect(parseTypedDate('明天', '2026-12-31')).toBe('2027-01-01');
  expect(parseTypedDate('2024-2-29', '2026-03-05')).toBe('2024-02-29');
  for (const typed of ['2026-2-29', '2026-13-1', '5', 'soon', ''])
    expect(parseTypedDate(typed, '2026-03-05'), typed).toBeUndefined();
});

test('a shortcut matches its modifiers exactly, signs whatever Shift the keyboard needs', () => {
  const key = (name: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
    key: name,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...held,
  });
  expect(matchesHotkey('mod+s', key('s', { ctrlKey: true }))).toBe(true);
  expect(matchesHotkey('mod+s', key('S', { metaKey: true, shiftKey: true }))).toBe(false);
  expect(matchesHotkey('mod+shift+z', key('Z', { metaKey: true, shiftKey: true }))).toBe(true);
  expect(matchesHotkey('n', key('n', { ctrlKey: true }))).toBe(false);
  expect(matchesHotkey('?', key('?', { shiftKey: true }))).toBe(true);
});
