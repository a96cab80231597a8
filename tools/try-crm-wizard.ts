/**
 * The pipeline file of ../shared/datasets as an analyst takes it in: what the pack lacks is added in the designer, the
 * files go through the wizard, and the figures are checked at the end.
 * Run: node tools/try-crm-wizard.ts [folder]. Needs built screens. Says so and ends with 0 where the folder is absent.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { launchBrowser, temporaryHome } from '@tessera/testkit';
import { administrationOf } from '../apps/server/e2e/administration.ts';
import { watchConsole } from '../apps/server/e2e/console-watch.ts';
import { canvasOf, choose, designerOf } from '../apps/server/e2e/designer.ts';
import { enterByLink } from '../apps/server/e2e/entry.ts';
import { importWizardOf } from '../apps/server/e2e/import-wizard.ts';
import { httpCaller } from '../apps/server/src/proof/http-caller.ts';
import type { HttpCaller } from '../apps/server/src/proof/http-caller.ts';
import { firstToken, startProcess } from '../apps/server/src/proof/server-process.ts';
import { checkFigures, pipelineFolder } from './crm-pipeline/figures.ts';

interface NewField {
  readonly kind: string;
  readonly name: string;
  readonly en: string;
  readonly id: string;
  /** What a lookup leads to. */
  readonly target?: string;
}

/** What the files need beyond the pack, by entity. */
const additions: Readonly<Record<string, readonly NewField[]>> = {
  客户: [
    { kind: '单选', name: '所属行业', en: 'sector', id: 'sector' },
    { kind: '文本', name: '地区', en: 'office_location', id: 'region' },
    { kind: '关联记录', name: '上级客户', en: 'subsidiary_of', id: 'parent', target: '客户' },
  ],
  商机: [{ kind: '关联记录', name: '产品', en: 'product', id: 'product', target: '产品' }],
  产品: [{ kind: '文本', name: '系列', en: 'series', id: 'series' }],
  销售团队: [
    { kind: '人员', name: '销售', en: 'sales_agent', id: 'agent' },
    { kind: '人员', name: '经理', en: 'manager', id: 'manager' },
  ],
};

/** Names a new thing in both languages and gives it an identifier. */
async function nameIt(page: Page, { name, en, id, target }: Omit<NewField, 'kind'>): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '名称', exact: true }).fill(name);
  await dialog.getByRole('textbox', { name: '英文名称（可选）' }).fill(en);
  await dialog.getByRole('textbox', { name: '标识' }).fill(id);
  if (target !== undefined) await choose(dialog, '关联到', target);
  await dialog.getByRole('button', { name: '创建', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function buildApp(page: Page): Promise<void> {
  const designer = designerOf(page);
  await page.goto('/designer');
  await page.getByRole('button', { name: '查看“CRM 核心”' }).click();
  await page.getByRole('button', { name: '安装模板' }).click();
  await page.getByText('模板已安装').waitFor({ timeout: 120_000 });
  const demo = page.getByRole('main').getByRole('button', { name: '移除演示数据' });
  await demo.click();
  await page.getByRole('dialog').getByRole('button', { name: '移除演示数据' }).click();
  await demo.waitFor({ state: 'hidden' });
  await designer.open('对象');
  await page.getByRole('button', { name: '新建对象' }).first().click();
  await nameIt(page, { name: '销售团队', en: 'Sales team', id: 'salesTeam' });
  await canvasOf(page).card('销售团队').waitFor();
  for (const [entity, fields] of Object.entries(additions)) {
    await designer.openEntity(entity, '字段');
    for (const field of fields) {
      await page.getByRole('button', { name: '添加字段', exact: true }).first().click();
      await page.getByRole('menuitem', { name: field.kind, exact: true }).click();
      await nameIt(page, field);
      await page.getByRole('heading', { name: field.name, exact: true }).first().waitFor();
      if (field.id === 'sector') await canvasOf(page).addOptions(['technology']);
    }
    await designer.saved();
  }
}

interface Load {
  readonly file: string;
  readonly entity: string;
  /** Field of each header. */
  readonly columns: Readonly<Record<string, string>>;
  readonly prepare?: (wizard: ReturnType<typeof importWizardOf>) => Promise<void>;
  readonly decide?: (wizard: ReturnType<typeof importWizardOf>) => Promise<void>;
}

const loads: readonly Load[] = [
  {
    file: 'products.csv',
    entity: 'crm.product',
    columns: { product: '产品名称', series: '系列', sales_price: '标准价' },
  },
  {
    file: 'sales_teams.csv',
    entity: 'x.salesTeam',
    columns: { sales_agent: '销售', manager: '经理', regional_office: '名称' },
    decide: (wizard) => wizard.createRest(),
  },
  {
    file: 'accounts.csv',
    entity: 'crm.account',
    columns: {
      account: '客户名称',
      sector: '所属行业',
      year_established: '成立年份',
      revenue: '年营业额',
      employees: '员工人数',
      office_location: '地区',
      subsidiary_of: '上级客户',
    },
    decide: async (wizard) => {
      await wizard.decide('technolgy', '对应到…');
      assert.equal(await wizard.meaning('technolgy'), 'technology');
      await wizard.createRest();
    },
  },
  {
    file: 'sales_pipeline.csv',
    entity: 'crm.opportunity',
    columns: {
      opportunity_id: '商机名称',
      sales_agent: '负责人',
      product: '产品',
      account: '客户',
      deal_stage: '阶段',
      engage_date: '开始跟进日期',
      close_date: '成交日期',
      close_value: '金额',
    },
    prepare: async (wizard) => {
      for (const column of ['engage_date', 'close_date'])
        assert.equal(await wizard.dateOrder(column), '月/日/年', column);
      await wizard.placeRows();
    },
    decide: async (wizard) => {
      assert.deepEqual(await wizard.unknown(), [['GTXPro', 1480]]);
      await wizard.decide('GTXPro', '对应到…');
      assert.equal(await wizard.meaning('GTXPro'), 'GTX Pro');
    },
  },
];

/** Takes one file through the four steps. */
async function load(page: Page, folder: string, { file, entity, columns, prepare, decide }: Load): Promise<void> {
  const wizard = importWizardOf(page);
  await page.goto(`/a/crm.sales/${entity}/import`);
  await wizard.uploadFile(path.join(folder, file));
  for (const [column, field] of Object.entries(columns)) await wizard.match(column, field);
  await prepare?.(wizard);
  await wizard.check();
  await decide?.(wizard);
  await wizard.run();
  console.log(`${file}: ${await wizard.count('新建')} of ${await wizard.count('行数')} rows`);
  if ((await wizard.count('拒绝')) > 0) assert.fail(`${file}: ${await wizard.errorFile()}`);
}

/** Calls the API with a key the administrator of the page makes. */
async function callerOf(page: Page, url: string): Promise<HttpCaller> {
  const made = await page.request.post('/api/v1/keys', {
    data: { name: 'figures', roles: ['sys.admin'] },
    headers: { 'X-Tessera-Request': '1' },
  });
  return httpCaller(url, String(((await made.json()) as { readonly key: unknown }).key));
}

async function main(): Promise<void> {
  const folder = pipelineFolder();
  if (!existsSync(folder)) return console.log(`${folder} is not here: nothing tried.`);
  const home = await temporaryHome('crm-wizard');
  const server = await startProcess(home);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const { complaints } = watchConsole(page);
    await enterByLink(page, `/sign-in#token=${await firstToken(server)}`, 'admin@wanfeng.example');
    await buildApp(page);
    await administrationOf(page).publish(2, '商机产品、客户行业、地区与上级客户');
    for (const each of loads) await load(page, folder, each);
    await checkFigures(await callerOf(page, server.url), folder);
    assert.deepEqual(complaints, []);
    console.log('All figures are as they should be.');
  } finally {
    await browser.close();
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

await main();
