import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useHotkeys } from '../hooks/use-hotkeys.ts';
import { mount } from '../test/mount.tsx';
import { AsyncPicker } from './async-picker.tsx';
import type { PickerItem } from './async-search.ts';
import { DateInput } from './date-input.tsx';
import { NumberInput } from './number-input.tsx';
import { SearchInput } from './search-input.tsx';
import { TextInput } from './text-input.tsx';

/** Does to a field what an input method does: keys, composition, and the text that grows meanwhile. */
function compose(field: HTMLInputElement, steps: readonly string[], commit = true): void {
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const before = field.value;
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
  for (const step of steps) {
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        bubbles: true,
        cancelable: true,
        key: 'Process',
        keyCode: 229,
        isComposing: true,
      }),
    );
    setValue?.call(field, before + step);
    field.dispatchEvent(
      new InputEvent('input', { bubbles: true, data: step, inputType: 'insertCompositionText', isComposing: true }),
    );
  }
  if (commit) field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: steps.at(-1) ?? '' }));
}

const input = (name: string): HTMLInputElement =>
  page.getByLabelText(name, { exact: true }).element() as HTMLInputElement;

test('text comes out whole when the input method is done, and only then', async () => {
  const heard: string[] = [];
  function Form() {
    const [value, setValue] = useState('客户');
    return <TextInput label="名称" value={value} onChange={(next) => (heard.push(next), setValue(next))} />;
  }
  await mount(<Form />);
  compose(input('名称'), ['n', 'ni', 'ni h', '你好'], false);
  await expect.element(page.getByLabelText('名称')).toHaveValue('客户你好');
  expect(heard).toEqual([]);
  input('名称').dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '你好' }));
  expect(heard).toEqual(['客户你好']);
  await userEvent.type(page.getByLabelText('名称'), '!');
  expect(heard.at(-1)).toBe('客户你好!');
});

test('no search and no Enter fires while composing', async () => {
  const search = vi.fn<(query: string) => void>();
  function Box() {
    const [value, setValue] = useState('');
    return <SearchInput value={value} onSearch={(query) => (search(query), setValue(query))} delay={0} />;
  }
  await mount(<Box />);
  const field = input('搜索');
  compose(field, ['hua', 'hua d', '华东'], false);
  field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'Enter', isComposing: true, keyCode: 229 }));
  await expect.element(page.getByLabelText('搜索', { exact: true })).toHaveValue('华东');
  expect(search).not.toHaveBeenCalled();
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '华东' }));
  await vi.waitFor(() => expect(search.mock.calls).toEqual([['华东']]));
});

test('no shortcut fires while composing', async () => {
  const save = vi.fn<() => void>();
  function Page() {
    useHotkeys([
      ['mod+s', save],
      ['n', save],
    ]);
    return <TextInput label="名称" value="" onChange={() => undefined} />;
  }
  await mount(<Page />);
  input('名称').dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, key: 's', ctrlKey: true, isComposing: true, keyCode: 229 }),
  );
  input('名称').dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'n' }));
  expect(save).not.toHaveBeenCalled();
  input('名称').dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 's', ctrlKey: true }));
  expect(save).toHaveBeenCalledOnce();
});

test('a picker asks the server for finished text, and an older answer never replaces a newer one', async () => {
  const asked: string[] = [];
  const search = async (query: string): Promise<PickerItem[]> => {
    asked.push(query);
    return [{ id: `${query}1`, title: `${query}公司` }];
  };
  function Form() {
    const [value, setValue] = useState<PickerItem | null>(null);
    return <AsyncPicker label="客户" value={value} onChange={setValue} search={search} />;
  }
  await mount(<Form />);
  await page.getByRole('combobox', { name: '客户' }).click();
  await vi.waitFor(() => expect(asked).toEqual(['']));
  compose(page.getByRole('combobox', { name: '客户' }).element() as HTMLInputElement, ['hua', '华东']);
  await expect.element(page.getByRole('option', { name: '华东公司' })).toBeVisible();
  expect(asked).toEqual(['', '华东']);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(page.getByRole('combobox', { name: '客户' })).toHaveValue('华东公司');
});

test('numbers stay the digits that were typed', async () => {
  const heard: (string | null)[] = [];
  function Form() {
    const [value, setValue] = useState<string | null>('1234.5');
    return (
      <NumberInput
        label="金额"
        value={value}
        onChange={(next) => (heard.push(next), setValue(next))}
        scale={2}
        minimumScale={2}
        max="99999999999999999999"
      />
    );
  }
  await mount(
    <>
      <Form />
      <button type="button">别处</button>
    </>,
  );
  const field = page.getByLabelText('金额');
  await expect.element(field).toHaveValue('1,234.50');
  await field.click();
  await expect.element(field).toHaveValue('1234.5');
  await field.fill('12345678901234567890.10');
  expect(heard.at(-1)).toBe('12345678901234567890.10');
  await page.getByText('别处').click();
  await expect.element(field).toHaveValue('12,345,678,901,234,567,890.10');
  await field.fill('１，０００．５');
  expect(heard.at(-1)).toBe('1000.5');
  await field.fill('0.125');
  await page.getByText('别处').click();
  await expect.element(page.getByText('最多 2 位小数')).toBeVisible();
  expect(heard.at(-1)).toBe('0.125');
  await field.fill('12a');
  await page.getByText('别处').click();
  await expect.element(page.getByText('不是有效的数字')).toBeVisible();
  await field.fill('');
  expect(heard.at(-1)).toBeNull();
});

test('a date may be typed the Chinese way', async () => {
  const heard: (string | null)[] = [];
  function Form() {
    const [value, setValue] = useState<string | null>(null);
    return <DateInput label="日期" value={value} onChange={(next) => (heard.push(next), setValue(next))} />;
  }
  await mount(<Form />);
  await page.getByRole('textbox', { name: '日期' }).fill('2026年3月5日');
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('textbox', { name: '日期' })).toHaveValue('2026-03-05');
  expect(heard.at(-1)).toBe('2026-03-05');
});
