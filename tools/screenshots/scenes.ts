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

/** What the wizard is shown: a date that means two things, a product that is misspelt. */
const csv = {
  'zh-CN': '客户名称,行业,城市,官网\n北方仪器,制造,沈阳,https://north.example.com\n云岭食品,零售,昆明,\n',
  en: 'Account name,Industry,City,Website\nNorth Instruments,Manufacturing,Leeds,https://north.example.com\nHill Foods,Retail,York,\n',
} as const;

async function uploadAccounts(page: Page, locale: Locale): Promise<void> {
  const buffer = Buffer.from(csv[locale]);
  await page.locator('input[type=file]').setInputFiles({ name: 'accounts.csv', mimeType: 'text/csv', buffer });
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
  { name: 'workspace-import', path: `${sales}/crm.account/import`, ready: uploadAccounts },
  {
    name: 'workspace-phone',
    path: openDeal,
    ready: (page) => shown(page, '.tsr-path'),
    phone: true,
  },
];
