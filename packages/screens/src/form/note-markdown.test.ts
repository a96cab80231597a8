import { expect, test } from 'vitest';
import { readNote } from './note-markdown.ts';

test('headings, lists, bold, italic and links are read', () => {
  expect(readNote('# 说明\n第一行 **重要**\n第二行\n\n- 一\n- 二 *慢*\n1. 先\n2、后')).toEqual([
    { type: 'heading', lines: [[{ text: '说明' }]] },
    { type: 'paragraph', lines: [[{ text: '第一行 ' }, { text: '重要', strong: true }], [{ text: '第二行' }]] },
    { type: 'bullets', lines: [[{ text: '一' }], [{ text: '二 ' }, { text: '慢', emphasis: true }]] },
    { type: 'numbers', lines: [[{ text: '先' }], [{ text: '后' }]] },
  ]);
  expect(readNote('见[制度](https://example.com/a?b=1)。')[0]?.lines[0]).toEqual([
    { text: '见' },
    { text: '制度', href: 'https://example.com/a?b=1' },
    { text: '。' },
  ]);
});

test('links lead nowhere dangerous, and what is not markdown stays as typed', () => {
  expect(readNote('[点我](javascript:alert)')[0]?.lines[0]).toEqual([{ text: '[点我](javascript:alert)' }]);
  expect(readNote('<b>3 * 4 = 12 **</b>')[0]?.lines[0]).toEqual([{ text: '<b>3 * 4 = 12 **</b>' }]);
  expect(readNote('')).toEqual([]);
});
