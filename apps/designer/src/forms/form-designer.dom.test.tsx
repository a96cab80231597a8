import { layoutOf } from '@tessera/model';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { documentOf } from '../draft/draft-state.ts';
import type { Draft } from '../draft/draft.ts';
import { mountPart } from '../test/mount.tsx';
import { largeForm, sampleDocuments } from '../test/sample-documents.ts';
import { standInServer } from '../test/stand-in-server.ts';
import { FormDesigner } from './form-designer.tsx';

const nothing = () => undefined;

function columnsOf(draft: Draft, form: string) {
  const document = documentOf(draft.store.getState(), 'form', form);
  return document
    ? layoutOf(document).flatMap((section) => section.children.map((column) => column.children.map(({ key }) => key)))
    : [];
}

const pause = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Drags with a real mouse's events, in steps. */
async function drag(from: Element, to: Element, place: 'top' | 'bottom', beforeDrop?: () => void) {
  const a = from.getBoundingClientRect();
  const b = to.getBoundingClientRect();
  const start = { x: a.left + 60, y: a.top + 12 };
  const end = { x: b.left + b.width / 2, y: place === 'top' ? b.top + 3 : b.bottom - 3 };
  const fire = (target: EventTarget, type: string, at: { x: number; y: number }) =>
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, clientX: at.x, clientY: at.y, button: 0 }),
    );
  fire(document.elementFromPoint(start.x, start.y) ?? from, 'mousedown', start);
  for (let step = 1; step <= 6; step += 1) {
    fire(document, 'mousemove', {
      x: start.x + ((end.x - start.x) * step) / 6,
      y: start.y + ((end.y - start.y) * step) / 6,
    });
    await pause();
  }
  beforeDrop?.();
  fire(document, 'mouseup', end);
  await pause();
}

const item = (key: string) => {
  const found = document.querySelector(`[data-item="${key}"]`);
  if (!found) throw new Error(`no item ${key}`);
  return found;
};

async function mountLargeForm() {
  await page.viewport(1400, 900);
  const [entity, form] = largeForm();
  const rendered: string[] = [];
  const draft = await mountPart(
    <FormDesigner
      form={form.id}
      entity={entity.id}
      selected={undefined}
      onDeleted={nothing}
      rendered={(key) => rendered.push(key)}
    />,
    standInServer([entity, form]),
  );
  await expect.element(page.getByRole('button', { name: '拖动“字段 199”' })).toBeInTheDocument();
  expect(new Set(rendered).size).toBe(207);
  rendered.length = 0;
  return { draft, form, rendered };
}

test('in a form of two hundred fields a drag renders the moved item and where it leaves and arrives, nothing it passes', async () => {
  const { draft, form, rendered } = await mountLargeForm();
  let onTheWay: readonly string[] = [];
  await drag(item('field1'), item('field103'), 'top', () => {
    onTheWay = [...rendered];
    expect(document.querySelector('.dsg-drop-line')).not.toBeNull();
  });
  expect(new Set(onTheWay)).toEqual(new Set(['field1']));
  expect(onTheWay.length).toBeLessThanOrEqual(2);
  await expect.poll(() => columnsOf(draft, form.id)[1]?.indexOf('field1')).toBe(3);
  expect(new Set(rendered)).toEqual(new Set(['field1', 'in left', 'in right']));
  expect(document.querySelector('.dsg-drop-line')).toBeNull();
});

test('a drag among the fields of one column renders that item and its column only', async () => {
  const { draft, form, rendered } = await mountLargeForm();
  await drag(item('field1'), item('field6'), 'bottom');
  await expect.poll(() => columnsOf(draft, form.id)[0]?.indexOf('field1')).toBe(6);
  expect(new Set(rendered)).toEqual(new Set(['field1', 'in left']));
});

test('an item moves by keyboard, says where it is, and one undo takes it back', async () => {
  const draft = await mountPart(
    <FormDesigner form="x.repairForm" entity="x.repair" selected={undefined} onDeleted={nothing} />,
    standInServer(sampleDocuments),
  );
  const grip = page.getByRole('button', { name: '拖动“标题”' });
  await expect.element(grip).toBeVisible();
  (grip.element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  await pause();
  await userEvent.keyboard('{ArrowDown}');
  await pause();
  await expect.element(page.getByText(/标题 移到了/)).toBeInTheDocument();
  await userEvent.keyboard(' ');
  await expect.poll(() => columnsOf(draft, 'x.repairForm')).toEqual([['customer', 'title']]);
  draft.undo();
  expect(columnsOf(draft, 'x.repairForm')).toEqual([['title', 'customer']]);
});

test('a new field dropped on the form becomes a field and an item in one step', async () => {
  await page.viewport(1400, 900);
  const draft = await mountPart(
    <FormDesigner form="x.repairForm" entity="x.repair" selected={undefined} onDeleted={nothing} />,
    standInServer(sampleDocuments),
  );
  await page.getByRole('tab', { name: '新字段' }).click();
  await expect.element(page.getByRole('button', { name: '电话' })).toBeVisible();
  await drag(page.getByRole('button', { name: '电话' }).element(), item('customer'), 'bottom');
  await page.getByRole('dialog').getByRole('textbox', { name: '名称', exact: true }).fill('联系电话');
  await page.getByRole('button', { name: '创建' }).click();
  await expect.poll(() => columnsOf(draft, 'x.repairForm')).toEqual([['title', 'customer', 'f_lianXiDianHua']]);
  expect(documentOf(draft.store.getState(), 'entity', 'x.repair')?.fields['lianXiDianHua']).toMatchObject({
    kind: 'phone',
    label: { 'zh-CN': '联系电话' },
  });
  draft.undo();
  expect(columnsOf(draft, 'x.repairForm')).toEqual([['title', 'customer']]);
  expect(documentOf(draft.store.getState(), 'entity', 'x.repair')?.fields['lianXiDianHua']).toBeUndefined();
});

test('items are added and moved with menus alone', async () => {
  const draft = await mountPart(
    <FormDesigner form="x.repairForm" entity="x.repair" selected={undefined} onDeleted={nothing} />,
    standInServer(sampleDocuments),
  );
  await page.getByRole('button', { name: '在“列”中添加' }).click();
  await page.getByRole('menuitem', { name: '费用' }).click();
  await expect.poll(() => columnsOf(draft, 'x.repairForm')).toEqual([['title', 'customer', 'f_amount']]);
  await page.getByRole('button', { name: '上移', exact: true }).click();
  await expect.poll(() => columnsOf(draft, 'x.repairForm')).toEqual([['title', 'f_amount', 'customer']]);
});
