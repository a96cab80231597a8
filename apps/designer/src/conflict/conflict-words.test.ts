import { documentSet } from '@tessera/model';
import type { EntityDocument, FormDocument, TesseraDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { mergeDocument } from '../draft/merge.ts';
import { placeWords } from './place-words.ts';
import { sideWords } from './value-words.ts';

const text = (label: string, order: string) => ({ kind: 'text', label: { 'zh-CN': label }, order }) as const;

const base: EntityDocument = {
  kind: 'entity',
  id: 'x.repair',
  schemaVersion: 1,
  label: { 'zh-CN': '报修' },
  fields: { title: text('标题', 'a0'), place: text('地点', 'a1'), note: text('备注', 'a2') },
};

const form: FormDocument = {
  kind: 'form',
  id: 'x.repairForm',
  schemaVersion: 1,
  label: { 'zh-CN': '表单' },
  entity: 'x.repair',
  modes: ['edit'],
  items: {
    main: { type: 'section', order: 'a0' },
    f_title: { type: 'field', field: 'title', parent: 'main', order: 'a0' },
  },
};

/** What the dialog shows for two edits of one document: place, mine, theirs. */
function told<D extends TesseraDocument>(start: D, mine: D, theirs: D, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const documents = documentSet([base, form, mine]);
  const context = (document: TesseraDocument) => ({ documents, document, locale });
  return mergeDocument(start, mine, theirs).conflicts.map((item) => [
    placeWords(item.path, [item.mine, item.theirs, item.base], context(mine)),
    sideWords(item, item.mine, context(mine)),
    sideWords(item, item.theirs, context(theirs)),
  ]);
}

const withField = (key: 'title' | 'place' | 'note', patch: object): EntityDocument => ({
  ...base,
  fields: { ...base.fields, [key]: { ...base.fields[key], ...patch } } as EntityDocument['fields'],
});

test('properties and values are named as the panels name them', () => {
  expect(told(base, withField('title', { required: true }), withField('title', { required: 'place != null' }))).toEqual(
    [['字段「标题」 › 必填', ['是'], ['place != null']]],
  );
  expect(
    told(base, withField('title', { label: { 'zh-CN': '故障' } }), withField('title', { label: { 'zh-CN': '问题' } })),
  ).toEqual([['字段「故障」 › 名称（中文）', ['故障'], ['问题']]]);
  expect(told(base, { ...base, quickCreate: ['title'] }, { ...base, quickCreate: ['place', 'note'] }, 'en')).toEqual([
    ['Quick create', ['标题'], ['地点, 备注']],
  ]);
});

test('an item one person deleted and the other changed says so', () => {
  const { note: _gone, ...fields } = base.fields;
  expect(told(base, withField('note', { searchable: true }), { ...base, fields })).toEqual([
    ['字段「备注」', ['可搜索：是'], ['删除']],
  ]);
});

test('places in an order are told by the neighbour', () => {
  expect(told(base, withField('note', { order: 'Zz' }), withField('note', { order: 'a0V' }))).toEqual([
    ['字段「备注」 › 位置', ['排在最前'], ['排在“标题”之后']],
  ]);
});

test('items of a form go by the field they show', () => {
  const wide = (span: number): FormDocument =>
    ({ ...form, items: { ...form.items, f_title: { ...form.items['f_title'], span } } }) as FormDocument;
  expect(told(form, wide(6), wide(4))).toEqual([['字段「标题」 › 宽度', ['6'], ['4']]]);
});

test('changes of different things need no choice, and nobody is asked where a card stands', () => {
  expect(told(base, withField('title', { required: true }), withField('place', { required: true }))).toEqual([]);
  expect(told(base, { ...base, position: { x: 1, y: 1 } }, { ...base, position: { x: 2, y: 2 } })).toEqual([]);
});
