import type { AppAnswer } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountWorkspace } from './test/mount.tsx';
import { sampleApp, sampleServer } from './test/sample-app.ts';
import { refusal } from './test/stand-in-server.ts';
import type { StandInServer } from './test/stand-in-server.ts';

const start = location.href;
afterEach(() => {
  history.replaceState(null, '', start);
  sessionStorage.clear();
});

const zh = (text: string) => ({ 'zh-CN': text });
const note: EntityDocument = {
  kind: 'entity',
  id: 'x.note',
  schemaVersion: 1,
  label: zh('跟进'),
  fields: {
    subject: { kind: 'text', label: zh('主题'), order: 'a0' },
    content: { kind: 'text', label: zh('内容'), order: 'a1', multiline: true },
    way: {
      kind: 'select',
      label: zh('方式'),
      order: 'a2',
      options: { call: { label: zh('电话'), order: 'a0' }, visit: { label: zh('拜访'), order: 'a1' } },
    },
    files: { kind: 'attachment', label: zh('附件'), order: 'a3' },
    deal: { kind: 'lookup', label: zh('商机'), order: 'a4', target: 'x.deal' },
  },
};
const picture = {
  id: '018f0000-0000-7000-8000-0000000000f1',
  name: 'عرض-السعر-报价.png',
  size: 2048,
  mime: 'image/png',
  sha256: 'x',
};
const text = { ...picture, id: '018f0000-0000-7000-8000-0000000000f2', name: '说明.txt', mime: 'text/plain' };
const written = {
  id: 'note-1',
  _etag: 'n1',
  _title: '打了电话',
  content: '打了电话',
  way: 'call',
  files: [picture, text],
};

/** The sample base, in which deals are followed up. */
function followedServer(): StandInServer {
  const server = sampleServer();
  const deal = sampleApp.documents.entity?.['x.deal'] as EntityDocument;
  const activities = {
    relatedEntity: 'x.note',
    relatedField: 'deal',
    text: 'content',
    way: 'way',
    files: 'files',
    next: 'closeDate',
  };
  const all = { create: true, read: true, update: true, delete: true, import: true, export: true, place: true };
  const fields = { subject: 'edit', content: 'edit', way: 'edit', files: 'edit', deal: 'edit' } as const;
  const app: AppAnswer = {
    ...sampleApp,
    documents: {
      ...sampleApp.documents,
      entity: { ...sampleApp.documents.entity, 'x.note': note, 'x.deal': { ...deal, features: { activities } } },
    },
    rights: { ...sampleApp.rights, 'x.note': { ...all, fields } },
  };
  server.on('GET /app', () => app);
  server.on('GET /records/x.deal/deal-1/stream', () => ({
    items: [{ type: 'followUps', at: '2026-03-01T08:00:00Z', id: 'note-1', record: written }],
  }));
  return server;
}

test('a follow-up keeps what was typed until it is saved, with its way and the next day', async () => {
  await page.viewport(1280, 800);
  const server = followedServer();
  server.on('POST /records/x.deal/deal-1/follow-ups', () => refusal(503, 'busy', '服务器忙'));
  await mountWorkspace('/a/x.sales/x.deal/deal-1', server);
  const box = page.getByRole('textbox', { name: '写跟进' });
  await box.fill('去了一趟工厂');
  await page.getByRole('group', { name: '方式' }).getByText('拜访').click();
  await page.getByRole('group', { name: '下次跟进' }).getByText('明天').click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect.element(page.getByRole('alert').getByText('服务器忙')).toBeVisible();
  await expect.element(box).toHaveValue('去了一趟工厂');
  server.on('POST /records/x.deal/deal-1/follow-ups', () => written);
  await box.click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(box).toHaveValue('');
  const sent = server.asked.findLast(({ path }) => path.endsWith('/follow-ups'))?.body;
  expect(sent).toMatchObject({ text: '去了一趟工厂', way: 'visit', next: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
});

test('a comment names a colleague by keyboard and is sent with their id', async () => {
  await page.viewport(1280, 800);
  const server = followedServer();
  const wang = '018f0000-0000-7000-8000-0000000000aa';
  server.on('POST /records/sys.user/query', () => ({ items: [{ id: wang, _etag: 'u', _title: '王小明' }] }));
  server.on('POST /records/x.deal/deal-1/comments', ({ body }) => ({ ...body, id: 'c1', unreached: [] }));
  await mountWorkspace('/a/x.sales/x.deal/deal-1', server);
  await page.getByRole('tab', { name: '评论' }).click();
  await page.getByRole('textbox', { name: /写评论/ }).click();
  await userEvent.keyboard('请 @wxm');
  await expect.element(page.getByRole('option', { name: /王小明/ })).toBeVisible();
  await userEvent.keyboard('{Enter}看一下{Control>}{Enter}{/Control}');
  await expect
    .poll(() => server.asked.find(({ path }) => path.endsWith('/comments'))?.body)
    .toEqual({ text: `请 @[王小明](${wang}) 看一下` });
});

test('Ctrl+K finds records and commands, all by keyboard', async () => {
  await page.viewport(1280, 800);
  const server = followedServer();
  server.on('GET /search', () => ({
    items: [{ entity: 'x.deal', id: 'deal-1', title: '商机 1', field: 'name', value: '商机 1', rank: 4 }],
  }));
  await mountWorkspace('/a/x.sales/x.deal?view=x.dealDerivedTable', server);
  await expect.element(page.getByRole('link', { name: '商机 1' })).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  const box = page.getByRole('combobox', { name: /搜索记录/ });
  await box.fill('sj');
  await expect.element(page.getByRole('option', { name: '商机 1' })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.pathname).toBe('/a/x.sales/x.deal/deal-1');
  await userEvent.keyboard('{Control>}k{/Control}');
  server.on('GET /search', () => ({ items: [] }));
  await box.fill('新建客户');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog').getByRole('textbox', { name: '客户名称' })).toBeVisible();
});

test('files open over the page, one after the other', async () => {
  await page.viewport(1280, 800);
  await mountWorkspace('/a/x.sales/x.deal/deal-1', followedServer());
  await page.getByRole('link', { name: picture.name }).click();
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByText(picture.name)).toBeVisible();
  await expect.element(dialog.getByText('1 / 2')).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(dialog.getByText(text.name)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
});
