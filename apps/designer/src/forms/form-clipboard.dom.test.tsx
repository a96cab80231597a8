import { layoutOf } from '@tessera/model';
import type { LayoutNode } from '@tessera/model';
import type { FormDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { documentOf } from '../draft/draft-state.ts';
import type { Draft } from '../draft/draft.ts';
import { mountPart } from '../test/mount.tsx';
import { sampleDocuments } from '../test/sample-documents.ts';
import { standInServer } from '../test/stand-in-server.ts';
import { FormDesigner } from './form-designer.tsx';

const nothing = () => undefined;
const customerForm: FormDocument = {
  kind: 'form',
  id: 'x.customerForm',
  schemaVersion: 1,
  label: { 'zh-CN': '客户表单', en: 'Customer form' },
  entity: 'x.customer',
  modes: ['edit'],
  items: { main: { type: 'section', order: 'a0', label: { 'zh-CN': '基本信息', en: 'Basics' } } },
};

const names = (nodes: readonly LayoutNode[]): unknown[] =>
  nodes.map(({ key, children }) => (children.length > 0 ? [key, ...names(children)] : key));
function shape(draft: Draft, form: string) {
  const document = documentOf(draft.store.getState(), 'form', form);
  return document && names(layoutOf(document));
}

async function open(form: string, entity: string) {
  await page.viewport(1400, 900);
  return mountPart(
    <FormDesigner form={form} entity={entity} selected={undefined} onDeleted={nothing} />,
    standInServer([...sampleDocuments, customerForm]),
  );
}
const named = (name: string) =>
  page.getByRole('region', { name: '表单画布' }).getByRole('button', { name, exact: true });

test('several items are chosen, removed together, and one undo brings them back', async () => {
  const draft = await open('x.repairForm', 'x.repair');
  await named('标题').click();
  await named('报修客户').click({ modifiers: ['ControlOrMeta'] });
  await expect.element(page.getByRole('complementary', { name: '已选择 2 项' })).toBeVisible();
  await userEvent.keyboard('{Delete}');
  expect(shape(draft, 'x.repairForm')).toEqual([['main', 'left']]);
  await page.getByRole('button', { name: '撤销' }).click();
  expect(shape(draft, 'x.repairForm')).toEqual([['main', ['left', 'title', 'customer']]]);
});

test('what is copied on one form is pasted on a form of another entity, with the fields asked for', async () => {
  await open('x.repairForm', 'x.repair');
  await named('标题').click();
  await named('报修客户').click({ modifiers: ['Shift'] });
  await userEvent.keyboard('{Control>}c{/Control}');
  await expect.element(page.getByText('已复制 2 项，可粘贴到任意表单')).toBeVisible();
  await cleanup();
  const draft = await open('x.customerForm', 'x.customer');
  await named('基本信息').click();
  await userEvent.keyboard('{Control>}v{/Control}');
  const dialog = page.getByRole('dialog', { name: '粘贴到“客户表单”' });
  await dialog.getByRole('checkbox', { name: '新建字段“报修客户”' }).click();
  await dialog.getByRole('button', { name: '粘贴' }).click();
  expect(shape(draft, 'x.customerForm')).toEqual([['main', 'title']]);
  const { fields } = documentOf(draft.store.getState(), 'entity', 'x.customer') ?? { fields: {} };
  expect(Object.keys(fields)).toEqual(['name', 'title']);
  draft.undo();
  expect(Object.keys(documentOf(draft.store.getState(), 'entity', 'x.customer')?.fields ?? {})).toEqual(['name']);
});

test('a block brings its fields and items in one step, and lines an entity of their own', async () => {
  const draft = await open('x.repairForm', 'x.repair');
  await page.getByRole('searchbox', { name: '搜索组件' }).fill('省市区');
  await page.getByRole('button', { name: '地址', exact: true }).click();
  await expect
    .poll(() => documentOf(draft.store.getState(), 'entity', 'x.repair')?.fields['postcode'])
    .toMatchObject({ kind: 'text' });
  expect(shape(draft, 'x.repairForm')?.[1]).toEqual([
    'address',
    ['addressColumn', 'f_province', 'f_city', 'f_district', 'f_street', 'f_postcode'],
  ]);
  await page.getByRole('searchbox', { name: '搜索组件' }).fill('明细');
  await page.getByRole('button', { name: '明细', exact: true }).click();
  await page.getByRole('button', { name: '插入' }).click();
  await expect
    .poll(() => documentOf(draft.store.getState(), 'entity', 'x.repairLine')?.fields['parent'])
    .toMatchObject({ kind: 'lookup', target: 'x.repair' });
  expect(documentOf(draft.store.getState(), 'form', 'x.repairForm')?.items['lineList']).toMatchObject({
    relatedEntity: 'x.repairLine',
    sums: ['amount'],
  });
  draft.undo();
  draft.undo();
  expect(shape(draft, 'x.repairForm')).toEqual([['main', ['left', 'title', 'customer']]]);
});

test('a question mark shows the keys', async () => {
  await open('x.repairForm', 'x.repair');
  await named('标题').click();
  await userEvent.keyboard('?');
  await expect.element(page.getByRole('dialog', { name: '快捷键' }).getByText('从表单移除')).toBeVisible();
});
