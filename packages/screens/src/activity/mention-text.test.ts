import { expect, test } from 'vitest';
import { closeText, mentionQuery, openText, partsOf } from './mention-text.ts';

const wang = { id: '018f0000-0000-7000-8000-00000000000a', name: '王小' };
const ming = { id: '018f0000-0000-7000-8000-00000000000b', name: '王小明' };

test('what was stored opens and closes to the same', () => {
  const text = `@[王小明](${ming.id}) 和 @[王小](${wang.id}) 看一下 a@b.cn`;
  const open = openText(text);
  expect(open.text).toBe('@王小明 和 @王小 看一下 a@b.cn');
  expect(closeText(open.text, open.mentions)).toBe(text);
  expect(partsOf(text)).toEqual([{ mention: ming }, { text: ' 和 ' }, { mention: wang }, { text: ' 看一下 a@b.cn' }]);
});

test('a name nobody chose stays text', () => {
  expect(closeText('@张三 好', [])).toBe('@张三 好');
});

test.each([
  ['请 @wang', 7, 'wang'],
  ['请@', 2, ''],
  ['mail a@b', 8, undefined],
  ['@王 已说', 5, undefined],
])('behind %j at %i somebody looks for %j', (text, caret, query) => {
  expect(mentionQuery(text, caret)).toBe(query);
});
