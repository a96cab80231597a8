import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldKinds } from '@tessera/fields/kind';
import { check, documentSet } from '@tessera/model';
import type { FieldKinds } from '@tessera/model';
import type { EntityDocument, FormDocument, TesseraDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { applyEdit } from '../draft/edit.ts';
import { clipFields, pasteClip } from '../edits/form-clip.ts';
import { sampleDocuments } from '../test/sample-documents.ts';
import { blocksOf } from './block.ts';
import { childEntity, childLink, withLines } from './child-entity.ts';

const files = readdirSync(import.meta.dirname)
  .map((name) => [`./${name}/block.json`, join(import.meta.dirname, name, 'block.json')] as const)
  .filter(([, file]) => existsSync(file))
  .map(([path, file]) => [path, JSON.parse(readFileSync(file, 'utf8')) as unknown] as const);
const blocks = blocksOf(Object.fromEntries(files));
const documents = documentSet(sampleDocuments);
const entity = documents.get('entity', 'x.repair') as EntityDocument;
const form: FormDocument = { ...(documents.get('form', 'x.repairForm') as FormDocument), modes: ['detail'] };

test.each(blocks)('%s speaks both languages and gives documents without issues', (_name, block) => {
  const child = block.child && childEntity(documents, entity, block.child);
  const items = child
    ? withLines(block.items, child, childLink, { columns: Object.keys(block.child?.fields ?? {}), sums: ['amount'] })
    : block.items;
  const clip = { fields: block.fields, items };
  for (const text of [block.label, block.description, ...Object.values(block.fields).map(({ label }) => label)])
    expect(Object.keys(text)).toEqual(['zh-CN', 'en']);
  const missing = clipFields(form, entity, clip).flatMap(({ key, state }) => (state === 'missing' ? [key] : []));
  expect(missing).toEqual(Object.keys(block.fields));
  const spot = { parent: undefined, index: 1 };
  const pasted = pasteClip({ documents, form, entity }, clip, spot, new Set(missing));
  expect([pasted.left, pasted.rules, pasted.keys.length]).toEqual([[], 0, 1]);
  const changed = new Map<string, TesseraDocument>([form, entity].map((one) => [one.id, one]));
  for (const edit of pasted.edits) {
    const { document } = applyEdit(changed.get(edit.id), edit);
    if (document) changed.set(edit.id, document);
  }
  const after = documents.with([...changed.values(), ...(child ? [child] : [])]);
  const issues = check(after, {
    kinds: fieldKinds as unknown as FieldKinds,
    validateSchema: () => [],
  });
  expect(issues.filter(({ id }) => changed.has(id) || id === child?.id)).toEqual([]);
});

test('a block without its lifecycle has nothing to show', () => {
  const [, block] = blocks.find(([name]) => name === 'stage-progress') ?? [];
  if (!block) throw new Error('no block');
  const customer = documents.get('entity', 'x.customer') as EntityDocument;
  const target = { documents, entity: customer, form: { ...form, entity: customer.id } };
  expect(pasteClip(target, block, { parent: undefined, index: 0 }, new Set()).edits).toEqual([]);
});
