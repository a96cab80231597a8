import type { RuleGroup } from '@tessera/expression';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { sampleFields, sampleScope } from '../gallery/gallery-rules.tsx';
import { galleryTexts } from '../gallery/gallery-texts.ts';
import { mount } from '../test/mount.tsx';
import { useText } from '../text/use-text.ts';
import { conditionBridge, expressionCheck } from './condition-bridge.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { RuleBuilder } from './rule-builder.tsx';
import { fromWidget, toWidget } from './rule-tree.ts';

const tree: RuleGroup = {
  combinator: 'and',
  not: true,
  rules: [
    { field: 'stage', operator: 'in', value: ['talk', 'won'] },
    { field: 'amount', operator: 'between', value: ['1', '2.50'] },
    { field: 'budget', operator: 'ge', value: { field: 'amount' } },
    { field: 'closeDate', operator: 'lt', value: { expression: 'today()' } },
    {
      combinator: 'or',
      rules: [
        { field: 'name', operator: 'empty' },
        { field: 'active', operator: 'isTrue' },
      ],
    },
  ],
};

function Builder({ start, onTree }: { readonly start: RuleGroup; readonly onTree: (tree: RuleGroup) => void }) {
  const say = useText(galleryTexts);
  const [value, setValue] = useState(start);
  return <RuleBuilder fields={sampleFields(say)} value={value} onChange={(next) => (onTree(next), setValue(next))} />;
}

test('a tree goes through the widget unchanged', () => {
  expect(fromWidget(toWidget(tree))).toEqual(tree);
});

test('showing a tree changes nothing; typing keeps the focus and changes one value', async () => {
  const heard: RuleGroup[] = [];
  await mount(
    <Builder
      start={{ combinator: 'and', rules: [{ field: 'name', operator: 'contains', value: '' }, ...tree.rules] }}
      onTree={(next) => heard.push(next)}
    />,
  );
  const field = page.getByRole('textbox', { name: '客户名称 值' });
  await expect.element(field).toBeVisible();
  expect(heard).toEqual([]);
  await field.click();
  await userEvent.keyboard('abc');
  await expect.element(field).toHaveValue('abc');
  expect(heard).toHaveLength(3);
  expect(heard.at(-1)).toEqual({
    combinator: 'and',
    rules: [{ field: 'name', operator: 'contains', value: 'abc' }, ...tree.rules],
  });
});

test('a new operator drops a value that does not fit', async () => {
  const heard: RuleGroup[] = [];
  await mount(
    <Builder
      start={{ combinator: 'and', rules: [{ field: 'stage', operator: 'in', value: ['won'] }] }}
      onTree={(next) => heard.push(next)}
    />,
  );
  await page.getByRole('combobox', { name: '运算' }).click();
  await page.getByRole('option', { name: '不等于' }).click();
  expect(heard.at(-1)).toEqual({ combinator: 'and', rules: [{ field: 'stage', operator: 'ne', value: null }] });
});

function Editor({ start, onText }: { readonly start: string; readonly onText: (text: string) => void }) {
  const say = useText(galleryTexts);
  const [value, setValue] = useState(start);
  return (
    <ConditionEditor
      label="流转条件"
      fields={sampleFields(say)}
      bridge={conditionBridge(sampleScope, 'zh-CN')}
      check={expressionCheck(sampleScope, 'guard')}
      value={value}
      onChange={(next) => (onText(next), setValue(next))}
    />
  );
}

test('a condition is text only once every line is complete', async () => {
  const heard: string[] = [];
  await mount(<Editor start="" onText={(text) => heard.push(text)} />);
  await page.getByRole('button', { name: '添加条件', exact: true }).click();
  await expect.element(page.getByText(/有条件还没填完整/)).toBeVisible();
  expect(heard).toEqual([]);
  await page.getByRole('textbox', { name: '客户名称 值' }).fill('机电');
  await expect.poll(() => heard.at(-1)).toBe("name.contains('机电')");
  await page.getByRole('button', { name: '删除条件', exact: true }).click();
  await expect.poll(() => heard.at(-1)).toBe('');
});

test('what lines cannot show stays text and says why', async () => {
  await mount(<Editor start="amount * 2 > budget" onText={() => undefined} />);
  await expect.element(page.getByText(/无法用可视化方式显示/)).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: '表达式' })).toHaveTextContent('amount * 2 > budget');
  await expect.element(page.getByRole('radio', { name: '可视化' })).toBeDisabled();
});
