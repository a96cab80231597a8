import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { documentSet } from '@tessera/model';
import type { FieldDocument } from '@tessera/schemas';
import { common, faceOf, InputStage, OptionsStage, Page, sampleEntity, standInSlots } from './test/stage.tsx';
import type { Asked } from './test/stage.tsx';

const nothingAsked = (): Asked => ({ searches: [], created: [] });
const slots = standInSlots(nothingAsked());
const account: FieldDocument = { kind: 'lookup', ...common, target: 'crm.account' };

async function showCell(field: FieldDocument, value: unknown, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const { Cell } = faceOf(field);
  return render(
    <Page locale={locale}>
      <div data-testid="cell">
        <Cell {...{ field, value, slots, locale }} timeZone="Asia/Shanghai" />
      </div>
    </Page>,
  );
}

test('cells show values as people read them', async () => {
  const shown: readonly (readonly [FieldDocument, unknown, string])[] = [
    [{ kind: 'money', ...common }, { amount: '12500.0000', currency: 'CNY' }, '¥12,500.00'],
    [{ kind: 'integer', ...common, unit: { 'zh-CN': '台' } }, 1200, '1,200 台'],
    [{ kind: 'percent', ...common }, '0.1500', '15%'],
    [{ kind: 'datetime', ...common }, '2026-03-01T06:30:00.000000Z', '2026-03-01 14:30'],
    [
      { kind: 'select', ...common, options: { hot: { label: { 'zh-CN': '高意向' }, order: 'a0', color: 'red' } } },
      'hot',
      '高意向',
    ],
    [{ kind: 'person', ...common }, { id: '018f0000-0000-7000-8000-00000000000a', title: '王小明' }, '王小明'],
    [
      { kind: 'phone', ...common },
      { number: '+861088888888', raw: '01088888888', extension: '123' },
      '010-8888 8888 转 123',
    ],
  ];
  for (const [field, value, text] of shown) {
    const screen = await showCell(field, value);
    await expect.poll(() => screen.getByTestId('cell').element().textContent).toContain(text);
    await screen.unmount();
  }
});

test('links lead where they say and nowhere else', async () => {
  const phone = await showCell({ kind: 'phone', ...common }, { number: '+8613800138000', raw: '13800138000' });
  await expect.element(phone.getByRole('link')).toHaveAttribute('href', 'tel:+8613800138000');
  await phone.unmount();
  const url = await showCell({ kind: 'url', ...common }, 'https://example.com/a');
  await expect.element(url.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  await url.unmount();
  const script = await showCell({ kind: 'url', ...common }, 'javascript:alert(1)');
  await expect.element(script.getByTestId('cell')).toHaveTextContent('javascript:alert(1)');
  expect(script.getByRole('link').elements()).toHaveLength(0);
  await script.unmount();
  const record = await showCell(account, { id: '018f0000-0000-7000-8000-00000000000a', title: '示例公司' });
  await expect
    .element(record.getByRole('link', { name: '示例公司' }))
    .toHaveAttribute('href', '/r/crm.account/018f0000-0000-7000-8000-00000000000a');
});

test('text under composition is not handed on before it is finished', async () => {
  const onChange = vi.fn();
  await render(<InputStage field={{ kind: 'text', ...common }} onChange={onChange} slots={slots} />);
  await expect.element(page.getByLabelText('字段')).toBeVisible();
  const input = page.getByLabelText('字段').element() as HTMLInputElement;
  input.focus();
  input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  typeInto(input, 'zhong', true);
  expect(onChange).not.toHaveBeenCalled();
  typeInto(input, '中国', true);
  input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '中国' }));
  await vi.waitFor(() => expect(onChange.mock.calls.at(-1)).toEqual(['中国']));
  expect(onChange.mock.calls.flat()).not.toContain('zhong');
});

test('a lookup searches within its filter, with the values of the form, and can create', async () => {
  const asked = nothingAsked();
  const onChange = vi.fn();
  const field: FieldDocument = { ...account, filter: 'parent == ctx.parent && level == "A"' };
  const parent = { id: '018f0000-0000-7000-8000-00000000000b', title: '集团' };
  await render(<InputStage field={field} onChange={onChange} slots={standInSlots(asked)} record={{ parent }} />);
  await userEvent.click(page.getByLabelText('字段'));
  await userEvent.click(page.getByRole('option', { name: '王小明' }));
  expect(asked.searches[0]).toEqual({
    entity: 'crm.account',
    query: '',
    filter: `parent == '${parent.id}' && level == 'A'`,
  });
  expect(onChange).toHaveBeenLastCalledWith({ id: '018f0000-0000-7000-8000-00000000000a', title: '王小明' });
  await userEvent.fill(page.getByLabelText('字段'), '新公司');
  await userEvent.click(page.getByRole('option', { name: /新公司/ }));
  await vi.waitFor(() =>
    expect(onChange).toHaveBeenLastCalledWith({ id: '018f0000-0000-7000-8000-00000000000c', title: '新公司' }),
  );
  expect(asked.created).toEqual(['新公司']);
});

test('numbers keep their digits and amounts their currency', async () => {
  const onChange = vi.fn();
  const money = await render(
    <InputStage field={{ kind: 'money', ...common, currencies: ['CNY', 'USD'] }} onChange={onChange} slots={slots} />,
  );
  await userEvent.fill(page.getByLabelText('字段'), '12345678901234.56');
  expect(onChange).toHaveBeenLastCalledWith({ amount: '12345678901234.56', currency: 'CNY' });
  await money.unmount();
  const percent = await render(<InputStage field={{ kind: 'percent', ...common }} onChange={onChange} slots={slots} />);
  await userEvent.fill(page.getByLabelText('字段'), '12.5');
  expect(onChange).toHaveBeenLastCalledWith('0.125');
  await percent.unmount();
  await render(<InputStage field={{ kind: 'integer', ...common }} onChange={onChange} slots={slots} />);
  await userEvent.fill(page.getByLabelText('字段'), '1,200');
  expect(onChange).toHaveBeenLastCalledWith(1200);
});

test('options are added, named, coloured, moved and retired', async () => {
  let field: FieldDocument = {
    kind: 'select',
    ...common,
    options: { low: { label: { 'zh-CN': '低', en: 'Low' }, order: 'a0' } },
  };
  await render(<OptionsStage field={field} onField={(next) => (field = next)} slots={slots} />);
  await userEvent.fill(page.getByRole('textbox', { name: '新选项' }), '中；Very High');
  await userEvent.click(page.getByRole('button', { name: '添加', exact: true }));
  const options = () => (field.kind === 'select' ? field.options : {});
  expect(Object.keys(options())).toEqual(['low', 'option1', 'veryHigh']);
  await userEvent.click(page.getByRole('button', { name: '上移“Very High”' }));
  const sorted = Object.entries(options()).sort(([, a], [, b]) => (a.order < b.order ? -1 : 1));
  expect(sorted.map(([key]) => key)).toEqual(['low', 'veryHigh', 'option1']);
  await userEvent.fill(page.getByRole('textbox', { name: '选项 option1 的中文名' }), '中等');
  await userEvent.click(page.getByRole('button', { name: '停用“低”' }));
  await userEvent.click(page.getByRole('button', { name: '删除“Very High”' }));
  expect(options()).toMatchObject({ low: { inactive: true }, option1: { label: { 'zh-CN': '中等' } } });
  expect(options()).not.toHaveProperty('veryHigh');
});

test('an autonumber shows what it will give, and what is wrong with its format', async () => {
  let field: FieldDocument = { kind: 'autonumber', ...common, format: 'OPP-{SEQ:4}' };
  await render(<OptionsStage field={field} onField={(next) => (field = next)} slots={slots} />);
  await expect.element(page.getByText(/OPP-0001、OPP-0002/)).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: '编号格式' }), 'OPP-{MM}');
  await expect.element(page.getByText(/编号格式须有且只有一个流水号/)).toBeVisible();
});

test('a field of a linked record looks like that field', async () => {
  const shown: FieldDocument = {
    kind: 'select',
    ...common,
    options: { a: { label: { 'zh-CN': '重点客户' }, order: 'a0' } },
  };
  const field: FieldDocument = { kind: 'lookupField', ...common, lookup: 'account', field: 'level' };
  const documents = documentSet([
    { ...sampleEntity, fields: { account, accountLevel: field } },
    { ...sampleEntity, id: 'crm.account', fields: { level: shown } },
  ]);
  const { Cell } = faceOf(field);
  const screen = await render(
    <Page>
      <Cell {...{ field, slots: standInSlots(nothingAsked(), documents) }} value="a" locale="zh-CN" timeZone="UTC" />
    </Page>,
  );
  await expect.element(screen.getByText('重点客户')).toBeVisible();
});

test('every kind has a panel, an input, a cell and a value editor that stand in both languages', async () => {
  const example: Readonly<Record<string, FieldDocument>> = {
    text: { kind: 'text', ...common },
    decimal: { kind: 'decimal', ...common },
    date: { kind: 'date', ...common },
    boolean: { kind: 'boolean', ...common },
    department: { kind: 'department', ...common },
    email: { kind: 'email', ...common },
    status: { kind: 'status', ...common, lifecycle: 'x.flow' },
    attachment: { kind: 'attachment', ...common },
    image: { kind: 'image', ...common },
    lookup: account,
    multiSelect: { kind: 'multiSelect', ...common, options: {} },
  };
  for (const field of Object.values(example)) {
    const { Cell, Input, Filter, Options } = faceOf(field);
    const place = { field, slots, locale: 'en', timeZone: 'UTC' } as const;
    const ignore = (): void => undefined;
    const screen = await render(
      <Page locale="en">
        <Cell {...place} value={null} />
        <Input
          {...place}
          value={null}
          onChange={ignore}
          record={{}}
          id="i"
          label={`The ${field.kind}`}
          required
          readOnly={false}
          disabled={false}
        />
        <Filter {...place} operator="eq" value={null} onChange={ignore} label="Value" />
        <Options {...place} onChange={ignore} entity={sampleEntity} documents={documentSet([sampleEntity])} />
      </Page>,
    );
    await expect.poll(() => screen.container.textContent).toContain(`The ${field.kind}`);
    expect(screen.container.textContent).not.toMatch(/\p{Script=Han}/u);
    await screen.unmount();
  }
});

/** Sets the text as the browser does while an input method works. */
function typeInto(input: HTMLInputElement, text: string, isComposing: boolean): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing }));
}
