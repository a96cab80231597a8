import { expect, test } from 'vitest';
import { createClient } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import { fixedClock } from '@tessera/std';
import { standInServer } from '../test/stand-in-server.ts';
import { fieldKinds } from '@tessera/fields/kind';
import type { FieldKinds } from '@tessera/model';
import { documentOf } from './draft-state.ts';
import type { DraftEntry } from './draft-state.ts';
import { createDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { putEdit, removeEdit, setEdit } from './edit.ts';
import { countOf, unpublishedChanges } from './unpublished.ts';
import type { UnsavedCopy } from './unsaved-copy.ts';

const repair: EntityDocument = {
  kind: 'entity',
  id: 'x.repair',
  schemaVersion: 1,
  label: { 'zh-CN': '报修' },
  fields: { title: { kind: 'text', label: { 'zh-CN': '标题' }, order: 'a0' } },
};

function memoryCopy(): UnsavedCopy & { kept: readonly DraftEntry[] } {
  const copy = {
    kept: [] as readonly DraftEntry[],
    read: () => JSON.parse(JSON.stringify(copy.kept)) as readonly DraftEntry[],
    write: (entries: readonly DraftEntry[]) => {
      copy.kept = entries;
    },
  };
  return copy;
}

async function open(server = standInServer([repair]), copy = memoryCopy()) {
  const client = createClient({ base: 'http://localhost', fetch: server.fetch, locale: 'zh-CN' });
  const draft = createDraft({ client, clock: fixedClock(0), copy, me: 'me', saveDelay: 60_000 });
  await draft.load();
  const entity = () => documentOf(draft.store.getState(), 'entity', 'x.repair');
  return { server, copy, draft, entity };
}

const changesOf = (draft: Draft) =>
  unpublishedChanges(draft.store.getState().entries, fieldKinds as unknown as FieldKinds).flatMap(({ lines }) =>
    lines.map((line) => line['zh-CN']),
  );

const rename = (to: string) => setEdit('entity', 'x.repair', ['label', 'zh-CN'], to);

test('an edit shows at once, is saved, and is undone by its inverse', async () => {
  const { server, draft, entity } = await open();
  draft.edit('rename', [rename('设备报修')]);
  expect(entity()?.label['zh-CN']).toBe('设备报修');
  expect(draft.store.getState().saving).toBe('waiting');
  await draft.saveNow();
  expect(server.get('entity', 'x.repair')?.label['zh-CN']).toBe('设备报修');
  expect(draft.store.getState().saving).toBe('saved');
  expect(changesOf(draft)).toEqual(['改名为「设备报修」']);
  draft.undo();
  expect(entity()).toEqual(repair);
  draft.redo();
  expect(entity()?.label['zh-CN']).toBe('设备报修');
});

test('a colleague’s save is merged item by item, and undo leaves it alone', async () => {
  const { server, draft, entity } = await open();
  draft.edit('rename', [rename('设备报修')]);
  server.put({
    ...repair,
    fields: { ...repair.fields, amount: { kind: 'integer', label: { 'zh-CN': '数量' }, order: 'a1' } },
  });
  await draft.saveNow();
  expect(server.get('entity', 'x.repair')).toMatchObject({
    label: { 'zh-CN': '设备报修' },
    fields: { amount: { kind: 'integer' } },
  });
  draft.undo();
  expect(entity()).toMatchObject({ label: { 'zh-CN': '报修' }, fields: { amount: { kind: 'integer' } } });
});

test('two versions of one item wait for a choice; nothing is overwritten before', async () => {
  const { server, draft, entity } = await open();
  draft.edit('rename', [rename('我的名字')]);
  server.put({ ...repair, label: { 'zh-CN': '同事的名字' } });
  await draft.saveNow();
  const [conflict] = draft.store.getState().conflicts;
  expect(conflict?.items).toEqual([{ path: ['label', 'zh-CN'], base: '报修', mine: '我的名字', theirs: '同事的名字' }]);
  expect(server.get('entity', 'x.repair')?.label['zh-CN']).toBe('同事的名字');
  expect(entity()?.label['zh-CN']).toBe('我的名字');
  draft.resolve('entity/x.repair', ['mine']);
  await draft.saveNow();
  expect(server.get('entity', 'x.repair')?.label['zh-CN']).toBe('我的名字');
});

test('what could not be saved is kept, through a reload too', async () => {
  const { server, copy, draft } = await open();
  server.setOffline(true);
  draft.edit('rename', [rename('设备报修')]);
  await draft.saveNow();
  expect(draft.store.getState().saving).toBe('offline');
  server.setOffline(false);
  const again = await open(server, copy);
  expect(again.entity()?.label['zh-CN']).toBe('设备报修');
  await again.draft.saveNow();
  expect(server.get('entity', 'x.repair')?.label['zh-CN']).toBe('设备报修');
  expect(copy.kept).toEqual([]);
});

test('documents are made, deleted and brought back', async () => {
  const { server, draft, entity } = await open();
  const order: EntityDocument = { ...repair, id: 'x.order' };
  draft.edit('addEntity', [putEdit(order)]);
  await draft.saveNow();
  expect(server.get('entity', 'x.order')).toEqual(order);
  draft.edit('deleteEntity', [removeEdit('entity', 'x.repair')]);
  await draft.saveNow();
  expect(entity()).toBeUndefined();
  draft.undo();
  await draft.saveNow();
  expect(entity()).toEqual(repair);
  draft.undo();
  await draft.saveNow();
  expect(server.get('entity', 'x.order')).toBeUndefined();
});

test('looking for others’ changes takes clean documents over and tells which', async () => {
  const { server, draft, entity } = await open();
  server.put({ ...repair, label: { 'zh-CN': '维修单' } });
  await draft.refresh();
  expect(entity()?.label['zh-CN']).toBe('维修单');
  expect(draft.store.getState().foreign).toMatchObject([
    { kind: 'entity', id: 'x.repair', before: repair, after: { label: { 'zh-CN': '维修单' } } },
  ]);
});

test('what a release brings, and what oneself did elsewhere, is no colleague’s change', async () => {
  const { server, draft, entity } = await open();
  server.put({ ...repair, label: { 'zh-CN': '维修单' } }, 'me');
  await draft.refresh();
  expect(entity()?.label['zh-CN']).toBe('维修单');
  server.publish({ ...repair, label: { 'zh-CN': '回滚后的名字' } });
  await draft.refresh();
  expect(entity()?.label['zh-CN']).toBe('回滚后的名字');
  expect(draft.store.getState().foreign).toEqual([]);
});

test('keystrokes in one place are undone together', async () => {
  const { draft, entity } = await open();
  for (const text of ['设', '设备', '设备报', '设备报修']) draft.edit('rename', [rename(text)], 'label');
  draft.undo();
  expect(entity()).toEqual(repair);
});

test('what waits for a publish is told in words and counted; undone it is gone', async () => {
  const { draft } = await open();
  const amount = { kind: 'money', label: { 'zh-CN': '费用' }, order: 'a1' };
  draft.edit('addField', [setEdit('entity', 'x.repair', ['fields', 'amount'], amount)]);
  draft.edit('changeField', [setEdit('entity', 'x.repair', ['fields', 'title', 'required'], true)]);
  await draft.saveNow();
  expect(changesOf(draft)).toEqual(['新增字段「费用」（金额）', '字段「标题」：修改必填']);
  expect(countOf(unpublishedChanges(draft.store.getState().entries, fieldKinds as unknown as FieldKinds))).toBe(2);
  draft.undo();
  draft.undo();
  await draft.saveNow();
  await draft.refresh();
  expect(changesOf(draft)).toEqual([]);
});

test('what was edited on while a choice waits is part of the choice', async () => {
  const { server, draft, entity } = await open();
  draft.edit('rename', [rename('我的名字')]);
  server.put({ ...repair, label: { 'zh-CN': '同事的名字' } });
  await draft.saveNow();
  draft.edit('rename', [rename('我后来的名字')]);
  expect(draft.store.getState().conflicts[0]?.items[0]?.mine).toBe('我后来的名字');
  draft.resolve('entity/x.repair', ['mine']);
  expect(entity()?.label['zh-CN']).toBe('我后来的名字');
});
