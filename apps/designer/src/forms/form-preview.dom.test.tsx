import type { FormDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountPart } from '../test/mount.tsx';
import { sampleDocuments } from '../test/sample-documents.ts';
import { standInServer } from '../test/stand-in-server.ts';
import { FormPreview } from './form-preview.tsx';

const form: FormDocument = {
  kind: 'form',
  id: 'x.steps',
  schemaVersion: 1,
  label: { 'zh-CN': '报修向导', en: 'Repair wizard' },
  entity: 'x.repair',
  modes: ['create'],
  items: {
    one: { type: 'step', order: 'a0', label: { 'zh-CN': '问题', en: 'Problem' } },
    title: { type: 'field', parent: 'one', order: 'a0', field: 'title' },
    two: { type: 'step', order: 'a1', label: { 'zh-CN': '费用', en: 'Costs' } },
    amount: { type: 'field', parent: 'two', order: 'a0', field: 'amount' },
  },
};

test('a preview runs the steps of a form in another language and saves nothing', async () => {
  await page.viewport(1280, 800);
  const server = standInServer([...sampleDocuments, form]);
  await mountPart(<FormPreview form={form.id} />, server);
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect.element(page.getByText('“Title” is required')).toBeVisible();
  await page.getByRole('textbox', { name: 'Title' }).fill('Printer');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Cost' })).toBeVisible();
  await page.getByText('手机', { exact: true }).click();
  await expect.element(page.getByText('Step 2 of 2')).toBeVisible();
  expect(server.calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
});
