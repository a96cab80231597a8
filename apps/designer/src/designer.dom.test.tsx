import { locales } from '@tessera/std';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountDesigner, violations } from './test/mount.tsx';
import { sampleDocuments } from './test/sample-documents.ts';
import { standInServer } from './test/stand-in-server.ts';

const pages = [
  ['/', '从这里搭建你的业务系统', 'Build your business system here'],
  ['/entities', '标题', 'Title'],
  ['/entities?select=x.repair', '对象属性', 'Entity properties'],
  ['/entities/x.repair/fields?select=amount', '字段属性', 'Field properties'],
  ['/entities/x.repair/forms/x.repairForm', '表单画布', 'Form canvas'],
  ['/entities/x.repair/forms/auto-detail', '改为自定义', 'Customise'],
  ['/entities/x.repair/views', '改为自定义', 'Customise'],
  ['/entities/x.repair/workflow?select=transitions%2Fclose', '流转属性', 'Transition properties'],
  ['/entities/x.repair/rights', '员工', 'Staff'],
  ['/roles', '员工', 'Staff'],
  ['/apps', '售后服务', 'Service'],
  ['/dashboards', '还没有仪表盘', 'No dashboards yet'],
  ['/people', 'wang@example.com', 'wang@example.com'],
  ['/releases', '版本', 'Releases'],
  ['/publish', '没有未发布的修改', 'Nothing to publish'],
] as const;

for (const locale of locales) {
  for (const [path, zh, en] of pages) {
    test(`${path} has no accessibility violations (${locale})`, async () => {
      await page.viewport(1400, 900);
      await mountDesigner(path, standInServer(sampleDocuments), locale);
      const text = locale === 'en' ? en : zh;
      await expect
        .poll(
          () =>
            [...document.querySelectorAll('[aria-label], main *')].some(
              (element) => element.getAttribute('aria-label') === text || element.textContent === text,
            ),
          { timeout: 20_000 },
        )
        .toBe(true);
      await expect.poll(() => document.querySelectorAll('h1').length, { timeout: 20_000 }).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await violations()).toEqual([]);
    });
  }
}

test('an entity and its fields are made without a mouse gesture, saved, and counted as unpublished', async () => {
  await page.viewport(1400, 900);
  const server = standInServer(sampleDocuments.slice(0, 2));
  await mountDesigner('/entities', server);
  await page.getByRole('button', { name: '新建对象' }).first().click();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('设备报修');
  await expect.element(page.getByRole('textbox', { name: '标识' })).toHaveValue('sheBeiBaoXiu');
  await page.getByRole('button', { name: '创建' }).click();
  await page.getByRole('button', { name: '给“设备报修”添加字段' }).first().click();
  await page.getByRole('menuitem', { name: '金额' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: '名称', exact: true }).fill('维修费用');
  await page.getByRole('button', { name: '创建' }).click();
  await expect
    .poll(() => server.get('entity', 'x.sheBeiBaoXiu'))
    .toMatchObject({ fields: { weiXiuFeiYong: { kind: 'money', label: { 'zh-CN': '维修费用' } } } });
  await expect.element(page.getByRole('button', { name: '未发布的修改 3 处' })).toBeVisible();
  await expect.element(page.getByText('已保存')).toBeVisible();
});

test('a publish checks, tells the plan and makes a release', async () => {
  const server = standInServer(sampleDocuments.slice(0, 2), sampleDocuments.slice(2));
  await mountDesigner('/publish', server);
  await expect.element(page.getByText('检查通过，没有问题')).toBeVisible();
  await page.getByRole('button', { name: '发布新版本' }).click();
  await expect.element(page.getByText('版本 2 已发布')).toBeVisible();
});

test('two versions of one thing are settled by a choice in words', async () => {
  const server = standInServer(sampleDocuments);
  await mountDesigner('/entities/x.customer/fields', server);
  const name = page.getByRole('textbox', { name: '名称', exact: true });
  await name.fill('我的客户');
  const theirs = sampleDocuments.find(({ id }) => id === 'x.customer');
  if (theirs) server.put({ ...theirs, label: { 'zh-CN': '同事的客户' } });
  await expect.element(page.getByRole('dialog', { name: '你和同事改了同一处' })).toBeVisible();
  await page.getByRole('radiogroup').getByText('用我的').click();
  await page.getByRole('button', { name: '按选择合并' }).click();
  await expect.poll(() => server.get('entity', 'x.customer')?.label['zh-CN']).toBe('我的客户');
});
