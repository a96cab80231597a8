import type { Locator } from 'playwright';
import { customersAndDeals } from '../spreadsheet-file.ts';
import { changeDocument } from './administrators.ts';
import type { Tour } from './tour.ts';

interface Dialogs {
  readonly dialog: Locator;
  readonly cancel: () => Promise<void>;
  /** A button by the beginning or a part of its name. */
  readonly named: (zh: string, en: string) => Locator;
}

/** Every page and dialog of the designer, on the shipped pack. */
export async function tourDesigner(tour: Tour): Promise<void> {
  const { page, say, escape } = tour;
  const dialog = page.getByRole('dialog');
  const dialogs: Dialogs = {
    dialog,
    cancel: async () => {
      await escape();
      await dialog.waitFor({ state: 'hidden' });
    },
    named: (zh, en) => page.getByRole('button', { name: say(zh, en) }).first(),
  };
  await tourHome(tour, dialogs);
  await tourFields(tour, dialogs);
  await tourConflict(tour, dialogs);
  await tourFormsAndViews(tour);
  await tourLifecycle(tour, dialogs);
  await tourInstallation(tour, dialogs);
  await tourSpreadsheet(tour);
}

async function tourHome(
  { page, say, at, look, lookTwice, lookOver, press, escape }: Tour,
  { dialog, cancel, named }: Dialogs,
): Promise<void> {
  await at('/designer/', async () => {
    await lookTwice('designer home');
    await named('我的账户', 'My account').click();
    await lookOver('designer account menu');
    await escape();
    await named('未发布的修改', 'unpublished change').click();
    await lookOver('designer changes');
    await escape();
    await press('button', '移除演示数据', 'Remove demo data');
    await lookOver('designer demo question');
    await cancel();
  });
  await at('/designer/entities', async () => {
    await lookTwice('canvas');
    await press('button', '新建对象', 'New entity');
    await dialog.waitFor();
    await lookOver('canvas new entity');
    await dialog.getByRole('button', { name: say('创建', 'Create'), exact: true }).click();
    await lookOver('canvas new entity without a name');
    await cancel();
    await named('给“客户”添加字段', 'Add a field to “Account”').click();
    await page.getByRole('menu').waitFor();
    await lookOver('canvas kinds');
    await press('menuitem', '关联记录', 'Lookup');
    await dialog.waitFor();
    await lookOver('canvas new lookup');
    await cancel();
  });
  await at('/designer/entities?select=crm.account', () => look('canvas entity'));
  await at('/designer/entities?select=crm.opportunity/stage', () => look('canvas field'));
}

/** What a workbook would become; nothing of it is made. */
async function tourSpreadsheet({ page, say, at, look, lookTwice }: Tour): Promise<void> {
  await at('/designer/from-sheet', async () => {
    await look('spreadsheet upload');
    const buffer = await customersAndDeals();
    await page.locator('input[type=file]').setInputFiles({ name: '台账.xlsx', mimeType: 'application/zip', buffer });
    await page.getByRole('button', { name: say('创建并发布', 'Create and publish') }).waitFor();
    await lookTwice('spreadsheet review');
  });
}

async function tourFields({ at, look, lookTwice, lookOver, press }: Tour, { cancel }: Dialogs): Promise<void> {
  for (const field of ['name', 'account', 'amount', 'closeDate', 'owner', 'stage'])
    await at(`/designer/entities/crm.opportunity/fields?select=${field}`, () => look(`field ${field}`));
  await at('/designer/entities/crm.account/fields?select=level', async () => {
    await lookTwice('field level');
    await press('button', '停用字段', 'Retire field');
    await lookOver('field delete question');
    await cancel();
  });
  await at('/designer/entities/crm.account/fields', () => look('fields'));
}

/** A colleague saves another name for the same field while one's own is on its way. */
async function tourConflict({ page, say, at, lookOver, press }: Tour, { dialog }: Dialogs): Promise<void> {
  const address = 'entity/crm.product';
  let first = true;
  await page.route(`**/documents/${address}`, async (route) => {
    if (first && route.request().method() === 'PUT') {
      first = false;
      await changeDocument<{ readonly fields: { readonly name: object } }>(page.request, address, (entity) => ({
        ...entity,
        fields: {
          ...entity.fields,
          name: {
            ...entity.fields.name,
            label: { 'zh-CN': `品名（${say('一', '二')}）`, en: `Title of ${say('one', 'two')}` },
          },
        },
      }));
    }
    await route.continue();
  });
  await at('/designer/entities/crm.product/fields?select=name', async () => {
    await page
      .getByRole('complementary')
      .getByRole('textbox', { name: say('名称', 'Name'), exact: true })
      .fill(say('产品全称', 'Full name'));
    await dialog.waitFor();
    await lookOver('conflict');
    await dialog.getByRole('radio', { name: say('用同事的', 'Take theirs') }).check();
    await press('button', '按选择合并', 'Merge as chosen');
    await dialog.waitFor({ state: 'hidden' });
  });
  await page.unroute(`**/documents/${address}`);
}

async function tourFormsAndViews({ page, say, at, look, lookTwice, lookOver, press, escape }: Tour): Promise<void> {
  await at('/designer/entities/crm.opportunity/forms', async () => {
    await lookTwice('form');
    await press('tab', '新字段', 'New');
    await look('form new fields');
    await press('tab', '布局', 'Layout');
    await look('form layout');
    await press('button', '添加组件', 'Add item');
    await page.getByRole('menu').waitFor();
    await lookOver('form add menu');
    await escape();
    await page.getByText(say('预览', 'Preview'), { exact: true }).click();
    await look('form preview');
  });
  await at('/designer/entities/crm.opportunity/forms/crm.opportunityForm?select=amount', () => look('form item'));
  await at('/designer/entities/crm.opportunity/forms/auto-quick', () => look('automatic form'));
  await at('/designer/entities/crm.opportunity/views/crm.opportunityList', async () => {
    await lookTwice('table view');
    await press('button', '新建视图', 'New view');
    await page.getByRole('menu').waitFor();
    await lookOver('new view menu');
  });
  await at('/designer/entities/crm.opportunity/views/crm.pipelineBoard', () => lookTwice('board view'));
}

async function tourLifecycle(
  { page, say, at, look, lookTwice, lookOver, press }: Tour,
  { dialog, cancel }: Dialogs,
): Promise<void> {
  await at('/designer/entities/crm.opportunity/workflow', async () => {
    await lookTwice('lifecycle');
    await press('button', '添加状态', 'Add state');
    await dialog.waitFor();
    await lookOver('lifecycle new state');
    await cancel();
    await press('button', '添加流转', 'Add transition');
    await dialog.waitFor();
    await lookOver('lifecycle new transition');
    await cancel();
  });
  await at('/designer/entities/crm.opportunity/workflow?select=states/won', async () => {
    await look('lifecycle state');
    await press('button', '删除状态', 'Delete state');
    await lookOver('lifecycle delete state');
    await cancel();
  });
  await at('/designer/entities/crm.opportunity/workflow?select=transitions/win', () => look('lifecycle transition'));
  await at('/designer/entities/crm.opportunity/workflow?select=simulation', async () => {
    await page.getByText(say('当前状态', 'Now: ')).waitFor();
    await lookTwice('lifecycle simulation');
  });
  await at('/designer/entities/crm.product/workflow', () => look('no lifecycle'));
  await at('/designer/entities/crm.opportunity/rights', () => look('rights of an entity'));
  await at('/designer/entities/crm.nothing/fields', () => look('no such entity'));
}

async function tourInstallation(
  { page, say, at, look, lookTwice, lookOver, press }: Tour,
  { dialog, cancel, named }: Dialogs,
): Promise<void> {
  await at('/designer/dashboards', async () => {
    await page.getByRole('list').getByRole('listitem').nth(3).waitFor();
    await lookTwice('dashboards');
  });
  await at('/designer/apps', async () => {
    await look('apps');
    await press('button', '新建应用', 'New app');
    await dialog.waitFor();
    await lookOver('new app');
    await cancel();
  });
  await at('/designer/roles?select=crm.sales', async () => {
    await lookTwice('roles');
    await press('button', '新建角色', 'New role');
    await dialog.waitFor();
    await lookOver('new role');
    await cancel();
    await named('“商机”的字段权限', 'Field rights of Opportunity').click();
    await dialog.waitFor();
    await lookOver('field rights');
    await cancel();
  });
  await at('/designer/people', async () => {
    await lookTwice('people');
    await press('button', '添加成员', 'Add person');
    await dialog.waitFor();
    await lookOver('new person');
    await dialog.getByRole('button', { name: say('保存并邀请', 'Save and invite') }).click();
    await lookOver('new person without a name');
    await cancel();
    await page
      .getByRole('button', { name: say('的操作', 'Actions for') })
      .nth(1)
      .click();
    await lookOver('person menu');
    await press('menuitem', '生成邀请链接', 'Make an invitation link');
    await dialog.waitFor();
    await lookOver('invitation');
    await cancel();
  });
  await at('/designer/releases', () => look('releases'));
  await at('/designer/publish', async () => {
    await page.getByRole('heading', { name: say('这次会改变什么', 'What changes') }).waitFor();
    await lookTwice('publish');
    await press('button', '放弃全部修改', 'Discard all changes');
    await lookOver('discard question');
    await cancel();
  });
  await at('/designer/nothing', () => look('designer no such page'));
}
