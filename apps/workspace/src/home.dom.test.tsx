import type { AppAnswer, ReportAnswer } from '@tessera/client';
import type { DashboardDocument, ReportDocument } from '@tessera/schemas';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountWorkspace } from './test/mount.tsx';
import { sampleApp, sampleServer } from './test/sample-app.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

const zh = (text: string) => ({ 'zh-CN': text });
const common = {
  kind: 'report',
  schemaVersion: 1,
  entity: 'x.deal',
  measures: { count: { function: 'count', order: 'a0' } },
} as const;
const reports: readonly ReportDocument[] = [
  { ...common, id: 'x.new', label: zh('新增商机'), type: 'figure', dateField: 'closeDate', compare: true },
  {
    ...common,
    id: 'x.funnel',
    label: zh('商机漏斗'),
    type: 'funnel',
    dimensions: { stage: { field: 'stage', order: 'a0' } },
  },
  { ...common, id: 'x.bars', label: zh('按阶段'), type: 'bar', dimensions: { stage: { field: 'stage', order: 'a0' } } },
];
const dashboard: DashboardDocument = {
  kind: 'dashboard',
  id: 'x.home',
  schemaVersion: 1,
  label: zh('我的销售'),
  whose: 'mine',
  blocks: {
    a: { type: 'report', report: 'x.new', order: 'a0' },
    b: { type: 'report', report: 'x.funnel', order: 'a1' },
    c: { type: 'report', report: 'x.bars', order: 'a2' },
    d: { type: 'recent', order: 'a3' },
  },
};
const app: AppAnswer = {
  ...sampleApp,
  documents: {
    ...sampleApp.documents,
    dashboard: { 'x.home': dashboard },
    report: Object.fromEntries(reports.map((report) => [report.id, report])),
  },
};
const answer = (type: ReportAnswer['type'], items: ReportAnswer['items']): ReportAnswer => ({
  type,
  entity: 'x.deal',
  items,
  filter: 'inPeriod(closeDate, "thisMonth")',
  more: false,
});
const steps = [
  { group: { stage: 'open' }, values: { count: 6 }, filter: 'stage == "open"', conversion: null },
  { group: { stage: 'won' }, values: { count: 3 }, filter: 'stage == "won"', conversion: 0.5 },
];

function homeServer() {
  const server = sampleServer();
  server.on('GET /app', () => app);
  server.on('GET /reports/x.new', ({ query }) => ({
    ...answer('figure', [{ group: {}, values: { count: query.get('period') === 'quarter' ? 41 : 12 }, filter: '' }]),
    previous: { range: { from: '2026-10-01', to: '2026-10-22' }, values: { count: 10 } },
  }));
  server.on('GET /reports/x.funnel', () => answer('funnel', steps));
  server.on('GET /reports/x.bars', () => answer('bar', steps));
  return server;
}

test('an app opens with its home page; period and people stand in the address and in what is asked', async () => {
  await page.viewport(1280, 800);
  const server = homeServer();
  await mountWorkspace('/a/x.sales', server);
  await expect.element(page.getByRole('heading', { name: '我的销售' })).toBeVisible();
  const figure = page.getByRole('region', { name: '新增商机' });
  await expect.element(figure.getByText('12', { exact: true })).toBeVisible();
  await expect.element(figure.getByText('较上月同期 +20%')).toBeVisible();
  await page.getByText('本季度', { exact: true }).click();
  await expect.element(figure.getByText('41', { exact: true })).toBeVisible();
  await page.getByText('我的团队').click();
  await expect.poll(() => new URLSearchParams(location.search).get('whose')).toBe('team');
  await expect
    .poll(() => server.asked.findLast(({ path }) => path === '/reports/x.funnel')?.query.toString())
    .toBe('period=quarter&whose=team');
});

test('a step of the funnel and a figure open the records behind them', async () => {
  await page.viewport(1280, 800);
  await mountWorkspace('/a/x.sales/home', homeServer());
  const funnel = page.getByRole('region', { name: '商机漏斗' });
  await expect.element(funnel.getByText('↓ 50% 进入下一步')).toBeInTheDocument();
  await funnel.getByRole('button', { name: /3/ }).click();
  await expect.poll(() => location.pathname).toBe('/a/x.sales/x.deal');
  expect(new URLSearchParams(location.search).get('filter')).toBe('stage == "won"');
  history.back();
  await page.getByRole('link', { name: /12/ }).click();
  await expect.poll(() => new URLSearchParams(location.search).get('filter')).toBe('inPeriod(closeDate, "thisMonth")');
});

test('a chart is drawn in the colours of the theme, and reads as a table that opens its records by keyboard', async () => {
  await page.viewport(1280, 800);
  await mountWorkspace('/a/x.sales/home', homeServer());
  const block = page.getByRole('region', { name: '按阶段' });
  await expect.element(block.getByRole('img', { name: '按阶段' })).toBeVisible();
  await expect.poll(() => block.element().querySelectorAll('svg path').length).toBeGreaterThan(3);
  await block.getByRole('button', { name: '按阶段：显示为表格' }).click();
  await expect.element(block.getByRole('row')).toHaveLength(3);
  await block.getByRole('button', { name: '赢单' }).click();
  await expect.poll(() => new URLSearchParams(location.search).get('filter')).toBe('stage == "won"');
});

test('on a phone blocks stand below each other within the screen', async () => {
  await page.viewport(390, 844);
  await mountWorkspace('/a/x.sales/home', homeServer());
  await expect.element(page.getByRole('region', { name: '商机漏斗' })).toBeVisible();
  const { scrollWidth } = document.documentElement;
  expect(scrollWidth).toBeLessThanOrEqual(390);
  const lefts = ['商机漏斗', '按阶段', '最近浏览'].map(
    (name) => page.getByRole('region', { name }).element().getBoundingClientRect().left,
  );
  expect(new Set(lefts).size).toBe(1);
});
