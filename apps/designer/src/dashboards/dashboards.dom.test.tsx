import { sortedEntries } from '@tessera/model';
import type { DashboardDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountDesigner, violations } from '../test/mount.tsx';
import { sampleDocuments } from '../test/sample-documents.ts';
import { standInServer } from '../test/stand-in-server.ts';

const home: DashboardDocument = {
  kind: 'dashboard',
  id: 'x.home',
  schemaVersion: 1,
  label: { 'zh-CN': '售后概况' },
  blocks: { recent: { type: 'recent', order: 'a0' } },
};

test('a dashboard gets its name and starts from what the entities offer', async () => {
  await page.viewport(1400, 900);
  const server = standInServer(sampleDocuments);
  await mountDesigner('/dashboards', server);
  await page.getByRole('button', { name: '新建仪表盘' }).click();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('售后概况');
  await expect.element(page.getByRole('textbox', { name: '标识' })).toHaveValue('shouHouGaiKuang');
  await page.getByRole('button', { name: '创建' }).click();
  await expect
    .poll(() =>
      Object.keys((server.get('dashboard', 'x.shouHouGaiKuang') as DashboardDocument | undefined)?.blocks ?? {}),
    )
    .not.toEqual([]);
  await expect.element(page.getByRole('list', { name: '进行中的设备报修' })).toBeVisible();
});

test('a block is added, moved, sized and taken back without a mouse gesture', async () => {
  await page.viewport(1400, 900);
  const server = standInServer([...sampleDocuments, home]);
  await mountDesigner('/dashboards', server);
  const blocks = () =>
    sortedEntries((server.get('dashboard', 'x.home') as DashboardDocument).blocks).map(([, { type, width }]) =>
      width === undefined ? type : `${type} ${width}`,
    );
  await page.getByRole('button', { name: '添加区块' }).click();
  await page.getByRole('menuitem', { name: '漏斗' }).click();
  await expect.element(page.getByRole('list', { name: '设备报修 漏斗' })).toBeVisible();
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '设备报修 漏斗：前移' }).click();
  await page.getByRole('button', { name: '设备报修 漏斗：变宽' }).click();
  await expect.poll(blocks).toEqual(['report 7', 'recent']);
  await page.getByRole('button', { name: /^撤销/ }).click();
  await expect.poll(blocks).toEqual(['report', 'recent']);
});
