import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountWorkspace } from './test/mount.tsx';
import { sampleDeal, sampleServer } from './test/sample-app.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

interface Operation {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly ifMatch: string;
}
const operationsOf = (body: Readonly<Record<string, unknown>>) => body['operations'] as readonly Operation[];
const cell = (row: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? document.body;
const columnOf = (name: string) =>
  Number(page.getByRole('columnheader', { name }).element().getAttribute('aria-colindex')) - 1;

/** The deals of the sample as a sheet; a bulk write does what it is told unless the test says otherwise. */
async function sheet(rows = [1, 2, 3, 4].map(sampleDeal)) {
  await page.viewport(1280, 800);
  const server = sampleServer();
  server.on('POST /records/x.deal/query', () => ({ items: rows }));
  server.on('POST /records/x.deal/bulk', ({ body }) => ({
    results: operationsOf(body).map(({ id, values }, index) => ({
      index,
      id,
      status: 200,
      record: { ...rows.find((row) => row.id === id), ...values, _etag: `${id}-new` },
    })),
  }));
  await mountWorkspace('/a/x.sales/x.deal?view=x.dealDerivedTable', server);
  await expect.element(page.getByRole('link', { name: '商机 2' })).toBeVisible();
  const writes = () => server.asked.filter(({ path }) => path === '/records/x.deal/bulk');
  return { server, writes, name: columnOf('名称'), date: columnOf('成交日期'), stage: columnOf('阶段') };
}

function paste(at: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  at.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

test('typing on a cell replaces it, Enter saves under its version and goes on below, Escape gives up', async () => {
  const { writes, name } = await sheet();
  cell(0, name).focus();
  await userEvent.keyboard('new{Enter}');
  await expect.poll(() => writes().length).toBe(1);
  expect(operationsOf(writes()[0]?.body ?? {})).toEqual([
    { action: 'update', id: 'deal-1', values: { name: 'new' }, ifMatch: '"v1"' },
  ]);
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe(`1:${name}`);
  await expect.element(page.getByRole('link', { name: 'new' })).toBeVisible();
  await userEvent.keyboard('{F2}不要{Escape}');
  await expect.element(page.getByRole('link', { name: '商机 2' })).toBeVisible();
  expect(writes()).toHaveLength(1);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(page.getByRole('link', { name: '商机 1' })).toBeVisible();
  expect(operationsOf(writes()[1]?.body ?? {})[0]).toMatchObject({
    values: { name: '商机 1' },
    ifMatch: '"deal-1-new"',
  });
});

test('a state is no matter of a cell: it looks fixed and neither typing nor a double click opens it', async () => {
  const { writes, stage } = await sheet();
  expect(cell(0, stage).getAttribute('aria-readonly')).toBe('true');
  cell(0, stage).focus();
  await userEvent.keyboard('x');
  await userEvent.dblClick(cell(0, stage));
  expect(document.querySelector('.tsr-grid-editor')).toBeNull();
  expect(writes()).toHaveLength(0);
});

test('what is refused comes off again, with the reason and what was typed at the cell', async () => {
  const { server, name } = await sheet();
  server.on('POST /records/x.deal/bulk', () => ({
    results: [
      {
        index: 0,
        status: 422,
        problem: { code: 'x', detail: '不行', errors: [{ pointer: '/name', code: 'x', detail: '名称太短' }] },
      },
    ],
  }));
  cell(1, name).focus();
  await userEvent.keyboard('k{Enter}');
  const note = page.getByRole('alert');
  await expect.element(note.getByText('名称太短')).toBeVisible();
  await expect.element(note.getByText('k', { exact: true })).toBeVisible();
  await expect.element(page.getByRole('link', { name: '商机 2' })).toBeVisible();
  await note.getByRole('button', { name: '放弃' }).click();
  await expect.element(note).not.toBeInTheDocument();
});

test('who saved first is shown beside what was typed; mine is sent again under the newer version', async () => {
  const { server, writes, name } = await sheet();
  server.on('POST /records/x.deal/bulk', ({ body }) => ({
    results: operationsOf(body).map(({ id, values, ifMatch }, index) =>
      ifMatch === '"v1"'
        ? { index, id, status: 412, problem: { code: 'condition_failed', detail: '记录已更新' } }
        : { index, id, status: 200, record: { ...sampleDeal(1), ...values, _etag: 'v8' } },
    ),
  }));
  server.on('GET /records/x.deal/deal-1', () => ({ ...sampleDeal(1), name: '李雯改的', _etag: 'v7' }));
  cell(0, name).focus();
  await userEvent.keyboard('mine{Enter}');
  const note = page.getByRole('alert');
  await expect.element(note.getByText('mine', { exact: true })).toBeVisible();
  await expect.element(note.getByText('李雯改的')).toBeVisible();
  await note.getByRole('button', { name: '用我的' }).click();
  await expect.element(page.getByRole('link', { name: 'mine' })).toBeVisible();
  expect(operationsOf(writes().at(-1)?.body ?? {})[0]).toMatchObject({ ifMatch: '"v7"', values: { name: 'mine' } });
});

test('a range goes out as a spreadsheet takes it, formulas harmless', async () => {
  const { name } = await sheet([{ ...sampleDeal(1), name: '=1+1', closeDate: '2026-03-05' }, sampleDeal(2)]);
  cell(0, name).focus();
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(document.querySelectorAll('[data-range]')).toHaveLength(2);
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
  expect(clipboardData.getData('text/plain')).toBe("'=1+1\n商机 2");
  expect(clipboardData.getData('text/html')).toContain('<td>商机 2</td>');
});

test('a paste over many cells is shown first, goes in one request, and one step takes it back', async () => {
  const { server, writes, name, date } = await sheet();
  server.on('POST /records/x.deal/texts', ({ body }) => ({
    items: (body['columns'] as readonly { field: string; texts: readonly string[] }[]).map(({ field, texts }) => ({
      field,
      values: texts.map((text) => {
        if (text === '昨日') return { problem: { code: 'x', detail: '不是日期' } };
        return { value: text === '' ? null : field === 'name' ? text : '2026-03-05' };
      }),
    })),
  }));
  cell(0, Math.min(name, date)).focus();
  const lines = ['甲', '乙', '丙', '丁'].map((text, no) => {
    const cells = new Map([
      [name, text],
      [date, no === 3 ? '昨日' : '2026年3月5日'],
    ]);
    return Array.from(
      { length: Math.abs(name - date) + 1 },
      (_, at) => cells.get(Math.min(name, date) + at) ?? '',
    ).join('\t');
  });
  paste(cell(0, Math.min(name, date)), lines.join('\n'));
  const dialog = page.getByRole('dialog', { name: '粘贴前看一下' });
  await expect.element(dialog.getByText(/不是日期/)).toBeVisible();
  expect(writes()).toHaveLength(0);
  await dialog.getByRole('button', { name: /^修改 7 个/ }).click();
  await expect.element(page.getByRole('link', { name: '丁' })).toBeVisible();
  expect(writes()).toHaveLength(1);
  expect(operationsOf(writes()[0]?.body ?? {}).map(({ values }) => values)).toEqual([
    ...['甲', '乙', '丙'].map((text) => ({ name: text, closeDate: '2026-03-05' })),
    { name: '丁' },
  ]);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.element(page.getByRole('link', { name: '商机 4' })).toBeVisible();
  expect(operationsOf(writes()[1]?.body ?? {})[0]?.values).toEqual({ name: '商机 1', closeDate: null });
});
