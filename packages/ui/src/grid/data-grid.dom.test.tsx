import axe from 'axe-core';
import { useMemo, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from '../test/mount.tsx';
import { DataGrid } from './data-grid.tsx';
import type { GridColumn, GridSort } from './grid-model.ts';

interface Row {
  readonly id: string;
  readonly name: string;
}

const rows: readonly Row[] = Array.from({ length: 500 }, (_, index) => ({ id: `r${index}`, name: `第 ${index} 行` }));
const opened: string[] = [];

function Grid() {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [sort, setSort] = useState<GridSort[]>([]);
  const [widths, setWidths] = useState<Record<string, number>>({ name: 200 });
  const [count, setCount] = useState(50);
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      { id: 'name', label: '名称', sortable: true, pinned: true, render: (row) => row.name },
      { id: 'id', label: '编号', render: (row) => <a href={`#${row.id}`}>{row.id}</a> },
    ],
    [],
  );
  return (
    <div style={{ height: 400, width: 600 }}>
      <DataGrid
        label="客户"
        columns={columns}
        rows={rows.slice(0, count)}
        rowId={(row) => row.id}
        sort={sort}
        onSortChange={setSort}
        selection={selection}
        onSelectionChange={setSelection}
        onRowOpen={(row) => opened.push(row.id)}
        widths={widths}
        onWidthsChange={setWidths}
        onEndReached={() => setCount((before) => Math.min(rows.length, before + 50))}
      />
      <output data-testid="state">{JSON.stringify({ selection: [...selection], sort, widths, count })}</output>
    </div>
  );
}

const state = (): Record<string, unknown> =>
  JSON.parse(page.getByTestId('state').element().textContent ?? '{}') as Record<string, unknown>;
const focused = (): string | undefined => document.activeElement?.getAttribute('data-cell') ?? undefined;

test('one cell is in the order of Tab; arrows, Home, End and Page keys move it', async () => {
  await mount(<Grid />);
  const grid = page.getByRole('grid', { name: '客户' });
  await expect.element(grid).toBeVisible();
  expect(grid.element().querySelectorAll('[data-cell][tabindex="0"]')).toHaveLength(1);
  await userEvent.keyboard('{Tab}');
  expect(focused()).toBe('0:0');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
  expect(focused()).toBe('2:1');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(focused()).toBe('-1:1');
  await userEvent.keyboard('{PageDown}{PageDown}');
  await expect.poll(() => Number(focused()?.split(':')[0])).toBeGreaterThan(8);
  await userEvent.keyboard('{End}');
  expect(focused()?.endsWith(':2')).toBe(true);
});

test('only the rows in sight exist, and reaching the end asks for more', async () => {
  await mount(<Grid />);
  await expect.element(page.getByRole('grid')).toBeVisible();
  await userEvent.keyboard('{Tab}{Control>}{End}{/Control}');
  await expect.poll(() => state()['count']).toBe(100);
  expect(document.querySelectorAll('[role=row]').length).toBeLessThan(60);
  await expect.poll(() => focused()).toBe('49:2');
});

test('Space selects, Enter opens and sorts, Alt with an arrow resizes', async () => {
  opened.length = 0;
  await mount(<Grid />);
  await expect.element(page.getByRole('grid')).toBeVisible();
  await userEvent.keyboard('{Tab}{ArrowDown} ');
  await expect.poll(() => state()['selection']).toEqual(['r1']);
  await expect.element(page.getByRole('row', { selected: true })).toHaveTextContent('第 1 行r1');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(opened).toEqual(['r1']);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{Enter}');
  await expect.poll(() => state()['sort']).toEqual([{ column: 'name', descending: false }]);
  await expect.element(page.getByRole('columnheader', { name: '名称' })).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await expect.poll(() => state()['widths']).toEqual({ name: 216 });
});

test('a click opens a row, but not on a link or a check box; Shift selects a range', async () => {
  opened.length = 0;
  await mount(<Grid />);
  await page.getByText('第 3 行').click();
  expect(opened).toEqual(['r3']);
  await page.getByRole('link', { name: 'r4' }).click();
  await page.getByLabelText('选择第 2 行').click();
  await page.getByLabelText('选择第 5 行').click({ modifiers: ['Shift'] });
  expect(opened).toEqual(['r3']);
  await expect.poll(() => state()['selection']).toEqual(['r1', 'r2', 'r3', 'r4']);
});

test('an empty grid says so, and one that loads as well, in a way screen readers accept', async () => {
  const columns: GridColumn<Row>[] = [{ id: 'name', label: '名称', render: (row) => row.name }];
  const shared = { columns, rows: [], rowId: (row: Row) => row.id };
  await mount(
    <>
      <DataGrid label="空" {...shared} empty={<p>还没有客户</p>} />
      <DataGrid label="加载" {...shared} loadingMore />
    </>,
  );
  await expect.element(page.getByText('还没有客户')).toBeVisible();
  await expect.element(page.getByRole('status')).toHaveTextContent('正在加载更多…');
  const { violations } = await axe.run(document.body, {
    resultTypes: ['violations'],
    rules: { region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
