import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountWorkspace } from './test/mount.tsx';
import { sampleDeal, sampleServer } from './test/sample-app.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

test('deleted records come back together; what collides is named with the record in its way', async () => {
  await page.viewport(1280, 800);
  const server = sampleServer();
  const deleted = [1, 2].map((no) => ({
    ...sampleDeal(no),
    deletedAt: '2026-03-05T06:30:00Z',
    deletedBy: { id: '018f0000-0000-7000-8000-00000000000b', title: '李雯' },
  }));
  server.on('POST /records/x.deal/query', ({ body }) =>
    body['deleted'] === true
      ? { items: deleted }
      : {
          items:
            body['filter'] === 'name == "商机 2"'
              ? [{ id: 'deal-9', _etag: 'v1', _title: '新的商机 2' }]
              : [sampleDeal(3)],
        },
  );
  server.on('POST /records/x.deal/bulk', () => ({
    results: [
      { index: 0, id: 'deal-1', status: 200, record: sampleDeal(1) },
      {
        index: 1,
        id: 'deal-2',
        status: 409,
        problem: {
          code: 'restore_collides',
          detail: '有冲突',
          errors: [{ pointer: '/name', code: 'x', detail: '名称已被占用' }],
        },
      },
    ],
  }));
  await mountWorkspace('/a/x.sales/x.deal?view=x.dealDerivedTable', server);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '回收站' }).click();
  await expect.element(page.getByRole('heading', { name: '回收站', level: 1 })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: '删除人' })).toBeVisible();
  expect(page.getByRole('row', { name: /商机 1/ }).element().textContent).toContain('李雯');
  await page.getByRole('checkbox', { name: /全部/ }).click();
  await page.getByRole('button', { name: '恢复 2 条' }).click();
  const dialog = page.getByRole('dialog', { name: '1 条没有恢复' });
  await expect.element(dialog.getByText(/名称已被占用/)).toBeVisible();
  await expect
    .element(dialog.getByRole('link', { name: '查看“新的商机 2”' }))
    .toHaveAttribute('href', '/a/x.sales/x.deal/deal-9');
  const sent = server.asked.find(({ path }) => path === '/records/x.deal/bulk')?.body['operations'];
  expect(sent).toEqual(['deal-1', 'deal-2'].map((id) => ({ action: 'restore', id })));
});
