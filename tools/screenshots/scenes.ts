import type { Page } from 'playwright';
import type { Locale } from '../../packages/std/src/index.ts';

/** One picture: where it is taken, and what has to be on screen by then. */
export interface Scene {
  readonly name: string;
  readonly path: string | ((page: Page) => Promise<string>);
  /** Waits until the page shows what the picture is about. */
  readonly ready: (page: Page, locale: Locale) => Promise<unknown>;
  readonly phone?: boolean;
}

const sales = '/a/crm.sales';
const deals = `${sales}/crm.opportunity`;

const shown = (page: Page, selector: string, index = 0): Promise<void> =>
  page.locator(selector).nth(index).waitFor({ state: 'visible' });
const rows = (page: Page): Promise<void> => page.locator('[role=gridcell]').nth(5).waitFor({ state: 'visible' });

/** What the wizard is shown: dates that mean two things alone, a stage, an account, an amount. */
const csv = {
  'zh-CN':
    '商机名称,客户,金额,预计成交日期,阶段,备注栏\n一期改造,北方仪器,128000,3/4/2027,方案报价,老客户\n设备上云,云岭食品,56000.50,3/25/2027,需求确认,\n',
  en: 'Opportunity name,Account,Amount,Expected close date,Stage,Remark\nPhase one,North Instruments,128000,3/4/2027,Proposal,known\nDevice cloud,Hill Foods,56000.50,3/25/2027,Engaging,\n',
} as const;

async function uploadDeals(page: Page, locale: Locale): Promise<void> {
  const buffer = Buffer.from(csv[locale]);
  await page.locator('input[type=file]').setInputFiles({ name: 'deals.csv', mimeType: 'text/csv', buffer });
  await page
    .getByText(locale === 'en' ? 'Column of the file' : '文件中的列')
    .first()
    .waitFor();
}

/** A deal in the middle of its pipeline: its page shows stages passed and to come. */
async function openDeal(page: Page): Promise<string> {
  const query = new URLSearchParams({ filter: 'stage == "proposal"', sort: '-amount', limit: '1' });
  const answer = await page.request.get(`/api/v1/records/crm.opportunity?${query.toString()}`);
  const { items } = (await answer.json()) as { items?: { id: string }[] };
  const id = items?.[0]?.id;
  if (id === undefined) throw new Error(`no deal in the stage proposal (${answer.status()})`);
  return `${deals}/${id}`;
}

/** The pictures of README and guide. */
export const scenes: readonly Scene[] = [
  {
    name: 'designer-canvas',
    path: '/designer/entities?select=crm.opportunity',
    ready: (page) => shown(page, '.react-flow__node', 5),
  },
  {
    name: 'designer-form',
    path: '/designer/entities/crm.opportunity/forms/crm.opportunityForm',
    ready: (page) => shown(page, '.dsg-form-root'),
  },
  {
    name: 'designer-workflow',
    path: '/designer/entities/crm.opportunity/workflow?select=transitions/win',
    ready: (page) => shown(page, '.dsg-state', 5),
  },
  { name: 'designer-publish', path: '/designer/publish', ready: (page) => shown(page, '.dsg-step') },
  { name: 'workspace-table', path: `${deals}?view=crm.opportunityList`, ready: rows },
  {
    name: 'workspace-kanban',
    path: `${deals}?view=crm.pipelineBoard`,
    ready: (page) => page.getByRole('main').locator('section li').nth(5).waitFor({ state: 'visible' }),
  },
  { name: 'workspace-record', path: openDeal, ready: (page) => shown(page, '.tsr-path') },
  { name: 'workspace-import', path: `${deals}/import`, ready: uploadDeals },
  {
    name: 'workspace-phone',
    path: openDeal,
    ready: (page) => shown(page, '.tsr-path'),
    phone: true,
  },
];
