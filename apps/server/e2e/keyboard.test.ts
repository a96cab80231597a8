import { afterAll, beforeAll, expect, test } from 'vitest';
import { canvasOf, designerOf } from './designer.ts';
import { formDesignerOf } from './form-designer.ts';
import { startInstallation } from './installation.ts';
import type { Installation, Visitor } from './installation.ts';
import { keyboardOf } from './keyboard.ts';

// The entity and form steps of the journey without a mouse, told in order.
let installation: Installation;
let analyst: Visitor;

beforeAll(async () => {
  installation = await startInstallation({ empty: true });
  analyst = await installation.visitor();
});
afterAll(async () => {
  await installation?.close();
});

test('the administrator gets in', async () => {
  const { page } = analyst;
  const keyboard = keyboardOf(page);
  await page.goto(installation.signInLink);
  await keyboard.fill('手机号或邮箱', 'admin@wanfeng.example');
  await keyboard.fill('新密码', 'Wanfeng-Gongdan-2611');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '设置密码' }).waitFor({ state: 'hidden' });
  await page.goto('/designer');
});

test('two entities, eight fields and a lookup', async () => {
  const { page } = analyst;
  const keyboard = keyboardOf(page);
  const canvas = canvasOf(page);
  await keyboard.button('打开画布');
  await page.getByRole('heading', { name: '实体关系图' }).waitFor({ state: 'attached' });
  for (const name of ['客户', '设备报修']) {
    await keyboard.button('新建对象');
    await keyboard.nameIt(name);
    await canvas.card(name).waitFor();
  }
  const plus = canvas.card('设备报修').getByRole('button', { name: '给“设备报修”添加字段' });
  for (const [kind, name] of [
    ['文本', '设备名称'],
    ['单选', '故障类型'],
    ['日期', '报修日期'],
    ['电话', '联系电话'],
    ['整数', '停机小时'],
    ['金额', '维修费用'],
    ['日期时间', '完成时间'],
    ['是否', '是否保修'],
  ] as const) {
    await keyboard.menu(plus, kind);
    await keyboard.nameIt(name);
    await canvas.field('设备报修', name).waitFor();
    if (kind !== '单选') continue;
    await keyboard.fill('新选项', '电气故障\n机械故障');
    await keyboard.press(
      page.getByRole('group', { name: '选项', exact: true }).getByRole('button', { name: '添加', exact: true }),
    );
  }
  await keyboard.menu(plus, '关联记录');
  await keyboard.choose(page.getByRole('dialog').getByLabel('关联到').first(), '客户');
  await keyboard.nameIt('客户');
  await canvas.field('设备报修', '客户').waitFor();
  await designerOf(page).saved();
});

test('the form is arranged, with a new field on it', async () => {
  const { page } = analyst;
  const keyboard = keyboardOf(page);
  const form = formDesignerOf(page);
  await keyboard.link('首页');
  await keyboard.press(page.getByRole('main').getByRole('link', { name: /^设备报修/ }));
  await keyboard.press(page.getByRole('navigation', { name: '对象设计' }).getByRole('link', { name: '表单' }));
  await keyboard.button('改为自定义');
  await keyboard.press(form.item('联系电话').getByRole('button', { name: '联系电话', exact: true }));
  await keyboard.button('上移');
  await keyboard.button('上移');
  await keyboard.press(form.item('维修费用').getByRole('button', { name: '维修费用', exact: true }));
  await keyboard.tab('已有字段', '新字段');
  await keyboard.press(
    page.getByRole('complementary', { name: '组件' }).getByRole('button', { name: '文本', exact: true }),
  );
  await keyboard.nameIt('处理结果');
  await form.item('处理结果').waitFor();
  expect(await form.fields()).toEqual([
    '名称',
    '设备名称',
    '联系电话',
    '故障类型',
    '报修日期',
    '停机小时',
    '维修费用',
    '处理结果',
    '完成时间',
    '是否保修',
    '客户',
    '负责人',
  ]);
  await designerOf(page).saved();
});

test('it is published', async () => {
  const { page } = analyst;
  const keyboard = keyboardOf(page);
  await keyboard.press(page.getByRole('banner').getByRole('button', { name: '发布', exact: true }));
  await page.getByRole('heading', { name: '这次会改变什么' }).waitFor();
  await keyboard.button('发布新版本');
  await page.getByText('版本 1 已发布').waitFor();
  expect(analyst.console.complaints).toEqual([]);
});
