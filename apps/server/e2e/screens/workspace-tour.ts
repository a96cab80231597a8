import type { Tour } from './tour.ts';

const sales = '/a/crm.sales';

/** A file with columns that are found, dates that mean two things alone, and texts nobody knows. */
const file = {
  'zh-CN': '商机名称,客户,金额,预计成交日期,阶段,备注栏\n一期改造,北方仪器,128000,3/4/2027,方案报价,老客户\n',
  en: 'Opportunity name,Account,Amount,Expected close date,Stage,Remark\nPhase one,Nobody,128000,3/4/2027,Proposal,x\n',
};

/** Every page and dialog of the workspace, on the demo records of the shipped pack. */
export async function tourWorkspace(tour: Tour): Promise<void> {
  await tourLists(tour);
  await tourSearch(tour);
  await tourRecords(tour);
  await tourImport(tour);
}

async function tourLists({ page, say, at, look, lookTwice, lookOver, press, escape }: Tour): Promise<void> {
  const dialog = page.getByRole('dialog');
  const row = page.getByRole('main').getByRole('link');
  await at(`${sales}/home`, async () => {
    await page.getByRole('img').nth(1).waitFor();
    await lookTwice('home');
  });
  await at(`${sales}/crm.account`, async () => {
    await row.nth(3).waitFor();
    await lookTwice('list');
    await page
      .getByRole('button', { name: say('账号', 'Account') })
      .first()
      .click();
    await lookOver('account menu');
    await escape();
    await page
      .getByRole('button', { name: say('通知', 'Notifications') })
      .first()
      .click();
    await lookOver('notifications');
    await escape();
    await press('button', '新建', 'New');
    await lookOver('new menu');
    await escape();
    await press('button', '筛选', 'Filter');
    await press('button', '添加条件', 'Add condition');
    await lookOver('filter condition');
    await escape();
    await press('button', '列设置', 'Columns');
    await lookOver('columns');
    await escape();
    await press('button', '导出', 'Export');
    await lookOver('export');
    await escape();
  });
  await at(`${sales}/crm.account/bin`, () => lookTwice('recycle bin'));
  await at(`${sales}/crm.account?q=zzzz`, () => look('list without match'));
  await at(`${sales}/crm.account`, async () => {
    await row.nth(3).waitFor();
    await page.getByRole('main').getByRole('checkbox').nth(1).click();
    await look('selection');
    await press('button', '批量修改', 'Edit');
    await dialog.waitFor();
    await lookOver('bulk edit');
    await escape();
    await page
      .getByRole('group', { name: say('批量操作', 'Bulk actions') })
      .getByRole('button', { name: say('删除', 'Delete') })
      .click();
    await dialog.waitFor();
    await lookOver('bulk delete');
    await escape();
  });
  await at(`${sales}/crm.account`, async () => {
    await press('button', '新建客户', 'New Account');
    await dialog.waitFor();
    await lookOver('quick create');
    await dialog.getByRole('button', { name: say('新建', 'Create'), exact: true }).click();
    await lookOver('quick create without a name');
  });
  await at(`${sales}/crm.opportunity?view=crm.pipelineBoard`, async () => {
    const menu = page.getByRole('button', { name: say('的操作', 'Actions of') }).first();
    await menu.waitFor();
    await lookTwice('board');
    await menu.click();
    await lookOver('card menu');
  });
  await at(`${sales}/crm.activity`, () => look('activities'));
  await at(`${sales}/crm.activity?view=crm.myTasks`, () => look('own tasks'));
  await at('/a/crm.sales/x.nothing', () => look('no such page'));
}

async function tourSearch({ page, say, at, look, lookOver }: Tour): Promise<void> {
  await at(`${sales}/crm.product`, async () => {
    await page.getByRole('main').getByRole('link').nth(1).waitFor();
    const box = page.getByRole('combobox', { name: say('搜索记录', 'Search records') });
    await page.keyboard.press('Control+k');
    await box.waitFor();
    await lookOver('commands');
    await box.fill(say('dzj', '010'));
    await page.getByRole('option').nth(2).waitFor();
    await lookOver('search');
    await box.press('Enter');
    await page.getByRole('textbox', { name: say('写跟进', 'Follow-up') }).fill('Called');
    await look('follow-up');
    await page.getByRole('tab', { name: say('评论', 'Comments') }).click();
    await page.getByRole('textbox', { name: say('写评论', 'Write a comment') }).pressSequentially('@');
    await page.getByRole('option').first().waitFor();
    await look('mention');
  });
}

async function tourRecords({ page, say, at, look, lookTwice, lookOver, press, escape }: Tour): Promise<void> {
  const dialog = page.getByRole('dialog');
  const open = async (): Promise<void> => {
    await page.getByRole('main').getByRole('gridcell').getByRole('link').first().click();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: say('更多操作', 'More actions') })
      .waitFor();
  };
  const openPage = async (): Promise<void> => {
    await open();
    await press('button', '打开整页', 'Open the full page');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: say('更多操作', 'More actions'), exact: true }).waitFor();
  };
  await at(`${sales}/crm.account?view=crm.accountList`, async () => {
    await open();
    await lookTwice('record beside the list');
    await press('button', '打开整页', 'Open the full page');
    await page.getByRole('button', { name: say('更多操作', 'More actions'), exact: true }).waitFor();
    await look('account');
  });
  await at(`${sales}/crm.opportunity?filter=${encodeURIComponent('stage == "proposal"')}`, async () => {
    await openPage();
    await lookTwice('opportunity');
    await page
      .getByRole('group', { name: say('流转', 'Transitions'), exact: true })
      .getByRole('button', { name: say('输单', 'Lose'), exact: true })
      .click();
    await dialog.waitFor();
    await lookOver('transition');
    await escape();
    await press('button', '更多操作', 'More actions');
    await lookOver('record menu');
    await press('menuitem', '删除', 'Delete');
    await dialog.waitFor();
    await lookOver('delete question');
    await escape();
    await press('button', '编辑', 'Edit');
    await lookTwice('edit');
    await page.getByRole('main').getByRole('textbox').first().fill('');
    await press('button', '保存', 'Save');
    await look('edit without a name');
  });
  await at(`${sales}/crm.opportunity/new`, () => look('new record'));
  await at(`${sales}/crm.activity/new`, async () => {
    const buffer = Buffer.from('%PDF-1.4');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'offer.pdf', mimeType: 'application/pdf', buffer });
    await page.getByText('offer.pdf').first().waitFor();
    await look('attachments');
  });
}

async function tourImport({ page, say, at, look, lookTwice, press }: Tour): Promise<void> {
  await at(`${sales}/crm.opportunity/import`, async () => {
    await look('import file');
    const buffer = Buffer.from(file[say('zh-CN', 'en') as 'zh-CN' | 'en']);
    await page.locator('input[type=file]').setInputFiles({ name: 'deals.csv', mimeType: 'text/csv', buffer });
    await page.getByText(say('文件中的列', 'Column of the file')).waitFor();
    await lookTwice('import columns');
    await press('button', '试运行', 'Dry run');
    await page.getByRole('heading', { name: say('试运行结果', 'Result of the dry run') }).waitFor();
    await look('import dry run');
  });
}
