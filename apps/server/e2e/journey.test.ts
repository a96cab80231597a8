import { afterAll, beforeAll, expect, test } from 'vitest';
import { canvasOf, designerOf } from './designer.ts';
import { enterByLink } from './entry.ts';
import { startInstallation } from './installation.ts';
import type { Installation, Visitor } from './installation.ts';

let installation: Installation;
let analyst: Visitor;

beforeAll(async () => {
  installation = await startInstallation({ empty: true });
  analyst = await installation.visitor();
});
afterAll(async () => {
  await installation?.close();
});

test('the administrator of an empty installation comes by a one-time link', async () => {
  const { page } = analyst;
  await enterByLink(page, installation.signInLink, 'admin@wanfeng.example');
  await page.goto('/designer');
  await page.getByRole('heading', { name: '从这里搭建你的业务系统' }).waitFor();
});

test('two entities, their fields and a relation are drawn on the canvas', async () => {
  const { page } = analyst;
  const canvas = canvasOf(page);
  await page.getByRole('button', { name: '打开画布' }).click();
  await page.screenshot({ path: '/tmp/shots/a1.png' });
  await page.getByRole('main').getByRole('button', { name: '新建对象' }).first().waitFor();
  await canvas.addEntity('客户');
  await canvas.dropField('客户', '文本', '客户名称');
  await page.screenshot({ path: '/tmp/shots/a2.png' });
  await canvas.addEntity('设备报修');
  await page.screenshot({ path: '/tmp/shots/a3.png' });
  await canvas.dropField('设备报修', '文本', '报修主题');
  await canvas.dropField('设备报修', '单选', '故障类型');
  await page.screenshot({ path: '/tmp/shots/a4.png' });
  await canvas.addOptions(['电气故障', '机械故障', '其他']);
  await page.screenshot({ path: '/tmp/shots/a5.png' });
  await designerOf(page).saved();
});
