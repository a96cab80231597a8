import type { DashboardDocument, FieldDocument, ReportDocument } from '@tessera/schemas';
import { pointer } from '@tessera/std';
import { fieldOf } from '../system-fields.ts';
import { issue } from './context.ts';
import type { CheckContext, Issue } from './context.ts';
import { aggregateKinds } from './view-rules.ts';

type ReportType = ReportDocument['type'];

/** How many dimensions a type shows, from and to. */
export const dimensionsOf: Readonly<Record<ReportType, readonly [number, number]>> = {
  figure: [0, 0],
  bar: [1, 2],
  line: [1, 2],
  funnel: [1, 1],
  table: [0, 4],
};

const dates: ReadonlySet<FieldDocument['kind']> = new Set(['date', 'datetime']);
const inSteps: ReadonlySet<FieldDocument['kind']> = new Set(['status', 'select']);
const ungroupable: ReadonlySet<FieldDocument['kind']> = new Set(['attachment', 'image', 'multiSelect', 'money']);

/** Dimensions fit the type and the kinds of their fields, sums are of numbers, periods cut dates, sorting names what is there. */
export function reportIssues(report: ReportDocument, { documents }: CheckContext): Issue[] {
  const entity = documents.get('entity', report.entity);
  const kindOf = (key: string | undefined) => (entity && key !== undefined ? fieldOf(entity, key)?.kind : undefined);
  const dimensions = Object.entries(report.dimensions ?? {});
  const [least, most] = dimensionsOf[report.type];
  const count = dimensions.length;
  return [
    ...(count < least || count > most
      ? [issue('/dimensions', 'report_dimensions', { type: report.type, least, most })]
      : []),
    ...(Object.keys(report.measures).length === 0 ? [issue('/measures', 'report_measure_missing')] : []),
    ...dimensions.flatMap(([key, { field, period }], index) => {
      const kind = kindOf(field);
      const needsPeriod = report.type === 'line' && index === 0 && period === undefined;
      const wrong =
        kind !== undefined &&
        (ungroupable.has(kind) ||
          (period !== undefined && !dates.has(kind)) ||
          (report.type === 'funnel' && !inSteps.has(kind)));
      return [
        ...(wrong ? [issue(pointer('dimensions', key, 'field'), 'report_dimension_kind', { field })] : []),
        ...(needsPeriod ? [issue(pointer('dimensions', key, 'period'), 'report_period_missing')] : []),
      ];
    }),
    ...Object.entries(report.measures).flatMap(([key, { function: made, field }]) => {
      const at = pointer('measures', key);
      if (made !== 'count' && field === undefined) return [issue(at, 'report_measure_incomplete')];
      const [kind, allowed] = [kindOf(field), aggregateKinds[made]];
      return kind === undefined || !allowed || allowed.includes(kind)
        ? []
        : [issue(`${at}/field`, 'view_aggregate_kind', { aggregate: made, field })];
    }),
    ...(report.sort ?? []).flatMap((name, index) => {
      const key = name.replace(/^-/, '');
      const known = Object.hasOwn(report.dimensions ?? {}, key) || Object.hasOwn(report.measures, key);
      return known ? [] : [issue(pointer('sort', index), 'report_sort_unknown', { key })];
    }),
    ...dateIssues(report, kindOf(report.dateField)),
  ];
}

function dateIssues({ dateField }: ReportDocument, kind: FieldDocument['kind'] | undefined): Issue[] {
  return kind === undefined || dates.has(kind) ? [] : [issue('/dateField', 'report_date_kind', { field: dateField })];
}

/** Blocks that lack what they show. */
export function dashboardIssues({ blocks }: DashboardDocument): Issue[] {
  const needs = { report: 'report', view: 'view', todo: 'view', note: 'text', recent: undefined } as const;
  return Object.entries(blocks).flatMap(([key, block]) => {
    const need = needs[block.type];
    return need === undefined || block[need] !== undefined
      ? []
      : [issue(pointer('blocks', key), 'dashboard_block_incomplete', { type: block.type })];
  });
}
