import { expect, test } from 'vitest';
import type { EntityDocument, TesseraDocument } from '@tessera/schemas';
import { exampleDocuments } from '../example-documents.ts';
import { exampleKinds } from '../example-kinds.ts';
import { diff } from './diff.ts';

const live = exampleDocuments();
const label = (text: string) => ({ 'zh-CN': text });

function linesOf(change: (entity: EntityDocument) => void, locale: 'zh-CN' | 'en' = 'zh-CN'): string[] {
  const entity = structuredClone(live.get('entity', 'x.repair')) as EntityDocument;
  change(entity);
  return diff(live, live.with([entity]), { kinds: exampleKinds() }).flatMap(({ lines }) =>
    lines.map((line) => line[locale]),
  );
}

test('nothing changed, nothing said', () => {
  expect(diff(live, exampleDocuments(), { kinds: exampleKinds() })).toEqual([]);
});

test('fields added, renamed, changed, removed and moved', () => {
  expect(
    linesOf(({ fields }) =>
      Object.assign(fields, { expected: { kind: 'money', label: label('预计金额'), order: 'aA' } }),
    ),
  ).toEqual(['新增字段「预计金额」（money）']);
  expect(
    linesOf(({ fields }) => Object.assign(fields['amount'] ?? {}, { label: label('维修费用'), required: true })),
  ).toEqual(['字段「费用」改名为「维修费用」', '字段「维修费用」：修改必填']);
  expect(linesOf(({ fields }) => Object.assign(fields, { urgent: { ...fields['urgent'], kind: 'text' } }))).toEqual([
    '字段「紧急」的类型由boolean改为text',
  ]);
  expect(linesOf(({ fields }) => void delete fields['notes'], 'en')).toEqual(['Remove field “说明”']);
  expect(linesOf(({ fields }) => Object.assign(fields['notes'] ?? {}, { order: 'Zz' }))).toEqual(['调整字段的顺序']);
});

test('options inside a field, and the document itself', () => {
  const customer = structuredClone(live.get('entity', 'x.customer')) as EntityDocument;
  Object.assign((customer.fields['level'] as { options: object }).options, {
    middle: { label: label('中'), order: 'a5' },
  });
  customer.label = label('客户档案');
  const [change] = diff(live, live.with([customer]), { kinds: exampleKinds() });
  expect(change?.lines.map((line) => line['zh-CN'])).toEqual(['改名为「客户档案」', '字段「级别」：新增选项「中」']);
});

test('whole documents, sorted, and items named by the field they show', () => {
  const view: TesseraDocument = {
    kind: 'view',
    id: 'x.list',
    schemaVersion: 1,
    label: label('清单'),
    entity: 'x.repair',
    type: 'table',
    columns: { one: { field: 'amount', order: 'a0' } },
  };
  const found = diff(live, live.with([view], [{ kind: 'role', id: 'x.staff' }]), { kinds: exampleKinds() });
  expect(found.map(({ change, lines }) => [change, ...lines.map((line) => line['zh-CN'])])).toEqual([
    ['deleted', '删除角色「员工」'],
    ['added', '新增视图「清单」', '新增列「费用」'],
  ]);
});

test('a column of a form without a name is told by the first field it holds', () => {
  const form: TesseraDocument = {
    kind: 'form',
    id: 'x.repairForm',
    schemaVersion: 1,
    label: label('报修单'),
    entity: 'x.repair',
    modes: ['create'],
    items: {
      main: { type: 'section', order: 'a0', label: label('基本') },
      column: { type: 'column', order: 'a0', parent: 'main' },
      amount: { type: 'field', order: 'a0', parent: 'column', field: 'amount' },
    },
  };
  const wider = {
    ...form,
    items: { ...form.items, column: { type: 'column' as const, order: 'a0', parent: 'main', span: 6 as const } },
  };
  const [change] = diff(live.with([form]), live.with([wider]), { kinds: exampleKinds() });
  expect(change?.lines.map((line) => line['zh-CN'])).toEqual(['列「费用」：修改宽度']);
});
