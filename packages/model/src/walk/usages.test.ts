import { expect, test } from 'vitest';
import { exampleDocuments } from '../example-documents.ts';
import { annotationsOf } from './annotations.ts';
import { expressionReads, usagesOf } from './usages.ts';

const documents = exampleDocuments();
const placesOf = (target: Parameters<typeof usagesOf>[1]) =>
  usagesOf(documents, target).map(({ id, path }) => `${id} ${path}`);

test('a field is found where it is named and where expressions read it', () => {
  expect(placesOf({ entity: 'x.repair', field: 'amount' })).toEqual([
    'x.repair /validations/positive/assert',
    'x.repair /validations/positive/field',
    'x.repairFlow /states/closed/requiredOnEntry/0',
    'x.repairFlow /transitions/close/guard',
  ]);
  expect(placesOf({ entity: 'x.customer', field: 'level' })).toEqual(['x.repair /fields/customerLevel/field']);
});

test('a document is found where its id stands', () => {
  expect(placesOf({ kind: 'workflow', id: 'x.repairFlow' })).toEqual(['x.repair /fields/status/lifecycle']);
  expect(placesOf({ kind: 'entity', id: 'x.customer' })).toEqual(['x.repair /fields/customer/target']);
});

test('reads follow lookups, collections, macros and the edited record', () => {
  const reads = (text: string, entity: string, ctx?: string) =>
    expressionReads(documents, text, entity, ctx).map((read) => `${read.entity}.${read.field}`);
  expect(reads('customer.level == "high" && owner.department == user.departmentId', 'x.repair')).toEqual([
    'x.repair.customer',
    'x.customer.level',
    'x.repair.owner',
    'sys.user.department',
  ]);
  expect(reads('repairs.sum(r, r.amount) > 3', 'x.customer')).toEqual(['x.customer.repairs', 'x.repair.amount']);
  expect(reads('name == ctx.title && old.name == name', 'x.customer', 'x.repair')).toEqual([
    'x.customer.name',
    'x.repair.title',
    'x.customer.name',
    'x.customer.name',
  ]);
  expect(reads('not (readable', 'x.customer')).toEqual([]);
});

test('a document of any shape can be walked', () => {
  const odd = [
    { kind: 'nothing' },
    { kind: 'entity', fields: [1, { target: 2 }] },
    { kind: 'form', items: { a: null } },
  ];
  for (const document of odd) expect(annotationsOf(document)).toEqual([]);
});
