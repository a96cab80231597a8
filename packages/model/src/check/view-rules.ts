import type { FieldDocument, ViewDocument } from '@tessera/schemas';
import { canGroup } from '../derive/field-choice.ts';
import { pointer } from '@tessera/std';
import { fieldOf } from '../system-fields.ts';
import { issue } from './context.ts';
import type { CheckContext, Issue } from './context.ts';

type Aggregate = NonNullable<NonNullable<ViewDocument['columns']>[string]['aggregate']>;

/** Kinds that have a sum. */
export const numbers = ['integer', 'decimal', 'percent', 'money'] as const;
const comparable = [...numbers, 'date', 'datetime'] as const;

/** Kinds of fields an aggregate is of; undefined: any. */
export const aggregateKinds: Readonly<Record<Aggregate, readonly FieldDocument['kind'][] | undefined>> = {
  sum: numbers,
  avg: numbers,
  min: comparable,
  max: comparable,
  count: undefined,
};

const unsortable: ReadonlySet<FieldDocument['kind']> = new Set(['attachment', 'image', 'multiSelect']);

/** A board groups by a status or a select, a table by what several records share, sums are of numbers, and rows are sorted by what has an order. */
export function viewIssues(view: ViewDocument, { documents }: CheckContext): Issue[] {
  const entity = documents.get('entity', view.entity);
  const fieldAt = (key: string | undefined) => (entity && key !== undefined ? fieldOf(entity, key) : undefined);
  const group = fieldAt(view.groupBy);
  const sum = fieldAt(view.card?.sum);
  const columns = Object.entries(view.columns ?? {}).flatMap(([key, { field, aggregate }]) => {
    const found = fieldAt(field);
    const allowed = aggregate && aggregateKinds[aggregate];
    if (!found || !allowed || allowed.includes(found.kind)) return [];
    return [issue(pointer('columns', key, 'aggregate'), 'view_aggregate_kind', { aggregate, field })];
  });
  const sorts = (view.sort ?? []).flatMap((key, index) => {
    const found = fieldAt(key.replace(/^-/, ''));
    return found && unsortable.has(found.kind) ? [issue(pointer('sort', index), 'view_sort_kind', { field: key })] : [];
  });
  return [
    ...(view.type === 'kanban' && view.groupBy === undefined ? [issue('/groupBy', 'view_group_missing')] : []),
    ...(group && !canGroup(view.type, group)
      ? [issue('/groupBy', 'view_group_kind', { field: view.groupBy, fieldKind: group.kind })]
      : []),
    ...(sum && !(numbers as readonly string[]).includes(sum.kind)
      ? [issue('/card/sum', 'view_aggregate_kind', { aggregate: 'sum', field: view.card?.sum })]
      : []),
    ...columns,
    ...sorts,
  ];
}
