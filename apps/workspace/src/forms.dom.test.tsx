import type { AppAnswer } from '@tessera/client';
import type { FormDocument } from '@tessera/schemas';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountWorkspace } from './test/mount.tsx';
import { sampleApp, sampleDeal, sampleServer } from './test/sample-app.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

const zh = (text: string) => ({ 'zh-CN': text });
const field = (key: string, parent: string, order: string, more: Partial<FormDocument['items'][string]> = {}) => ({
  type: 'field' as const,
  field: key,
  parent,
  order,
  ...more,
});

const form = (modes: FormDocument['modes'], items: FormDocument['items']): FormDocument => ({
  kind: 'form',
  id: `x.dealForm${modes.join('')}`,
  schemaVersion: 1,
  label: zh('商机'),
  entity: 'x.deal',
  modes,
  items,
});

const create = form(['create'], {
  who: { type: 'step', order: 'a0', label: zh('客户信息') },
  hint: { type: 'note', order: 'a0', parent: 'who', text: zh('先填 **名称**') },
  name: field('name', 'who', 'a1', { help: zh('和合同一致'), helpAt: 'tooltip', placeholder: zh('例如：年度框架') }),
  phoneOnly: { type: 'note', order: 'a2', parent: 'who', text: zh('手机上才有'), device: 'phone' },
  more: { type: 'step', order: 'a1', label: zh('更多') },
  memo: field('memo', 'more', 'a0', { default: "name + ' 备注'" }),
  last: { type: 'step', order: 'a2', label: zh('赢单资料'), visibleIf: "memo == '要'" },
  reason: field('reason', 'last', 'a0', { required: true }),
});
const edit = form(['edit'], {
  main: { type: 'section', order: 'a0', label: zh('基本信息') },
  name: field('name', 'main', 'a0'),
  folded: { type: 'section', order: 'a1', label: zh('补充'), collapsed: true },
  reason: field('reason', 'folded', 'a0', { required: true }),
});
const detail = form(['detail'], {
  main: { type: 'section', order: 'a0', label: zh('基本信息') },
  name: field('name', 'main', 'a0'),
  lines: {
    type: 'relatedList',
    order: 'a1',
    parent: 'main',
    relatedEntity: 'x.line',
    relatedField: 'deal',
    columns: ['name'],
    sums: ['amount'],
  },
  trail: { type: 'component', component: 'stageTrail', order: 'a2', parent: 'main', label: zh('审批进展') },
});

function serverWithForms() {
  const server = sampleServer();
  const { entity } = sampleApp.documents;
  const text = (label: string, order: string) => ({ kind: 'text' as const, label: zh(label), order });
  const deal = entity['x.deal'];
  if (!deal) throw new Error('fixture');
  const app: AppAnswer = {
    ...sampleApp,
    documents: {
      ...sampleApp.documents,
      entity: {
        ...entity,
        'x.deal': { ...deal, fields: { ...deal.fields, memo: text('备注', 'a5'), reason: text('赢单原因', 'a6') } },
        'x.line': {
          ...deal,
          id: 'x.line',
          label: zh('明细'),
          fields: {
            name: text('产品', 'a0'),
            amount: { kind: 'money', label: zh('金额'), order: 'a1' },
            deal: { kind: 'lookup', label: zh('商机'), order: 'a2', target: 'x.deal' },
          },
        },
      },
      form: { [create.id]: create, [edit.id]: edit, [detail.id]: detail },
    },
    rights: {
      ...sampleApp.rights,
      'x.deal': {
        ...(sampleApp.rights['x.deal'] ?? { create: true, read: true, update: true, delete: true }),
        fields: { ...sampleApp.rights['x.deal']?.fields, memo: 'edit', reason: 'edit' },
      } as AppAnswer['rights'][string],
      'x.line': {
        ...sampleApp.rights['x.account'],
        fields: { name: 'edit', amount: 'edit', deal: 'edit' },
      } as AppAnswer['rights'][string],
    },
  };
  server.on('GET /app', () => app);
  return server;
}

test('a form of several steps is checked step by step, its defaults follow until touched, and it is saved at the end', async () => {
  await page.viewport(1280, 800);
  const server = serverWithForms();
  server.on('POST /records/x.deal', ({ body }) => ({ ...sampleDeal(1), ...body }));
  await mountWorkspace('/a/x.sales/x.deal/new', server);
  const name = page.getByRole('textbox', { name: '名称' });
  const save = page.getByRole('form').getByRole('button', { name: '新建' });
  await expect.element(name).toHaveAttribute('placeholder', '例如：年度框架');
  await expect.element(page.getByRole('button', { name: '“名称”的填写提示：和合同一致' })).toBeVisible();
  await expect.element(page.getByText('手机上才有')).not.toBeInTheDocument();
  await expect.element(save).not.toBeInTheDocument();
  await page.getByRole('button', { name: '下一步' }).click();
  await expect.element(page.getByText('“名称”必填')).toBeVisible();
  await name.fill('框架');
  await page.getByRole('button', { name: '下一步' }).click();
  const memo = page.getByRole('textbox', { name: '备注' });
  await expect.element(memo).toHaveValue('框架 备注');
  await page.getByRole('button', { name: '上一步' }).click();
  await name.fill('新框架');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect.element(memo).toHaveValue('新框架 备注');
  await memo.fill('要');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('textbox', { name: '赢单原因' }).fill('价格');
  await page.getByRole('button', { name: '客户信息' }).click();
  await name.fill('再改');
  await page.getByRole('button', { name: '赢单资料' }).click();
  await save.click();
  await expect
    .poll(() => server.asked.find(({ method, path }) => method === 'POST' && path === '/records/x.deal')?.body)
    .toEqual({ name: '再改', memo: '要', reason: '价格' });
});

test('on a phone the steps become a line with a bar', async () => {
  await page.viewport(390, 844);
  await mountWorkspace('/a/x.sales/x.deal/new', serverWithForms());
  await expect.element(page.getByText('第 1 步，共 2 步')).toBeVisible();
  await expect.element(page.getByText('手机上才有')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

test('a folded section opens for an error inside, and stays as the person left it', async () => {
  await page.viewport(1280, 800);
  const server = serverWithForms();
  server.on('PATCH /records/x.deal/deal-1', ({ body }) => ({ ...sampleDeal(1), ...body }));
  const { unmount } = await mountWorkspace('/a/x.sales/x.deal/deal-1', server);
  await page.getByRole('button', { name: '编辑' }).click();
  const reason = page.getByRole('textbox', { name: '赢单原因' });
  await expect.element(reason).not.toBeInTheDocument();
  await page.getByRole('textbox', { name: '名称' }).fill('改');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.element(reason).toBeVisible();
  await expect.element(page.getByText('“赢单原因”必填')).toBeVisible();
  await reason.fill('价格');
  await expect.element(reason).toBeVisible();
  await page.getByRole('button', { name: '补充' }).click();
  await expect.element(reason).not.toBeInTheDocument();
  await page.getByRole('button', { name: '补充' }).click();
  const kept = localStorage.getItem('tessera.folded');
  await unmount();
  await mountWorkspace('/a/x.sales/x.deal/deal-1', server, { 'tessera.folded': kept ?? '' });
  await page.getByRole('button', { name: '编辑' }).click();
  await expect.element(reason).toBeVisible();
});

test('a related list sums, and a trail says who moved the record and when', async () => {
  await page.viewport(1280, 800);
  const server = serverWithForms();
  const money = (amount: string) => ({ amount, currency: 'CNY' });
  server.on('POST /records/x.line/query', () => ({
    items: [{ id: 'l1', _etag: 'v', _title: '阀门', name: '阀门', amount: money('100.0000') }],
  }));
  server.on('POST /records/x.line/aggregate', () => ({
    items: [{ group: {}, values: { amount: money('250.0000') } }],
  }));
  const entry = { id: 'h', at: '2026-03-01T02:00:00.000000Z', by: { id: 'u2', title: '李娜' }, action: 'transition' };
  server.on('GET /records/x.deal/deal-1/history', () => ({
    items: [{ ...entry, changes: { stage: { from: null, to: 'won' } } }],
  }));
  await mountWorkspace('/a/x.sales/x.deal/deal-1', server);
  await expect.element(page.getByRole('row', { name: /合计.*250/ })).toBeVisible();
  const trail = page.getByRole('region', { name: '审批进展' });
  await expect.element(trail.getByText('李娜流转到此')).toBeVisible();
  await expect.element(trail.getByText(/2026/)).toBeVisible();
});
