import { checkDocument, hasErrors, sortedEntries, whoseFilter } from '@tessera/model';
import type { Rule } from '@tessera/expression';
import type { EntityPlan } from '@tessera/plan';
import type { RecordContext, Records } from '@tessera/records';
import type { DocumentKind, ReportDocument } from '@tessera/schemas';
import { Refusal } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';
import { allOf, groupRule, rangeRule } from './conditions.ts';
import { bucketRange, stretchBefore, thisPeriod, todayIn } from './period.ts';
import type { DayRange, ReportQuestion } from './period.ts';
import type { ReportAnswer, ReportItem } from './report-answer.ts';
import { fillTimes, funnelOf } from './shape.ts';
import type { Gathered } from './shape.ts';

export interface InsightOptions {
  readonly records: Records;
  /** What the published schema says against a document. */
  readonly checkSchema: (kind: DocumentKind, document: unknown) => readonly Issue[];
}

/** Groups shown when a report names no limit. */
const usualLimit = 200;

/** Reports over the records the caller may read. Every number comes from `records.aggregate`, so rights hold as everywhere. */
export function createInsight({ records, checkSchema }: InsightOptions) {
  return {
    /** Answers a report of the caller's release. Refuses what `records.aggregate` refuses. */
    run: (ctx: RecordContext, report: ReportDocument, question: ReportQuestion): Promise<ReportAnswer> =>
      run(records, ctx, report, question),
    /** Answers a report that is in no release yet. Refuses `report_invalid` with every issue. */
    preview: async (ctx: RecordContext, document: unknown, question: ReportQuestion): Promise<ReportAnswer> => {
      const report = document as ReportDocument;
      const { kinds, documents } = ctx.plan;
      const issues = checkDocument(report, documents, {
        kinds,
        validateSchema: (_, one) => checkSchema('report', one),
      });
      if (hasErrors(issues)) {
        const placed = issues.map((each) => ({ ...each, path: `/report${each.path}` }));
        throw new Refusal('report_invalid', {}, placed);
      }
      return run(records, ctx, report, question);
    },
  };
}

export type Insight = ReturnType<typeof createInsight>;

async function run(
  records: Records,
  ctx: RecordContext,
  report: ReportDocument,
  { period, whose }: ReportQuestion,
): Promise<ReportAnswer> {
  const { plan } = ctx;
  const { entity } = records.pipeline.access(ctx, report.entity, 'read');
  const today = todayIn(plan.timeZone, ctx.now);
  const range = period && report.dateField !== undefined ? bucketRange(today, period) : undefined;
  const { dateField } = report;
  const filterOver = (dated: Rule | undefined): string =>
    allOf([report.filter, dated, whoseFilter(entity.document, whose)]);
  const filter = filterOver(
    range && dateField !== undefined && period
      ? { field: dateField, operator: 'inPeriod', value: thisPeriod[period] }
      : undefined,
  );
  const before =
    range && period && report.compare && report.type === 'figure' ? stretchBefore(today, period) : undefined;
  const [{ gathered, more }, past] = await Promise.all([
    gather(records, ctx, report, filter),
    before ? gather(records, ctx, report, filterOver(rangeRule(plan, entity, dateField ?? '', before))) : undefined,
  ]);
  return {
    type: report.type,
    entity: report.entity,
    items: shaped(ctx, entity, report, gathered, range).map((item) => withFilter(ctx, entity, report, item, filter)),
    filter,
    more,
    ...(range ? { range } : {}),
    ...(before && past ? { previous: { range: before, values: past.gathered[0]?.values ?? {} } } : {}),
  };
}

function shaped(
  ctx: RecordContext,
  entity: EntityPlan,
  report: ReportDocument,
  gathered: readonly Gathered[],
  range: DayRange | undefined,
): readonly Gathered[] {
  if (report.type === 'funnel') return funnelOf(ctx.plan, entity, report, gathered);
  if (report.type !== 'line' && report.type !== 'bar') return gathered;
  const first = sortedEntries(report.dimensions)[0]?.[1];
  return fillTimes(report, gathered, first?.field === report.dateField ? range : undefined);
}

function withFilter(
  { plan }: RecordContext,
  entity: EntityPlan,
  report: ReportDocument,
  item: Gathered,
  filter: string,
): ReportItem {
  const rules = sortedEntries(report.dimensions).map(([key, dimension]) =>
    groupRule(plan, entity, dimension, item.group[key] ?? null),
  );
  return { ...item, filter: allOf([filter, ...rules]) };
}

interface AggregateAnswer {
  readonly items: readonly { readonly group: Record<string, Json>; readonly values: Record<string, Json> }[];
}

/** One sum of `records`, its groups named by the keys of the dimensions. */
async function gather(
  records: Records,
  ctx: RecordContext,
  report: ReportDocument,
  filter: string,
): Promise<{ readonly gathered: readonly Gathered[]; readonly more: boolean }> {
  const dimensions = sortedEntries(report.dimensions).map(
    ([key, { field, period }]) => [key, period === undefined ? field : `${field}:${period}`] as const,
  );
  const names = new Map(dimensions);
  const measures = sortedEntries(report.measures);
  const isTime = dimensions[0] !== undefined && dimensions[0][1].includes(':') && report.sort === undefined;
  const sort = (report.sort ?? (isTime ? [`-${dimensions[0]?.[0]}`] : [])).map((key) => {
    const bare = key.replace(/^-/, '');
    return `${key.startsWith('-') ? '-' : ''}${names.get(bare) ?? bare}`;
  });
  const limit = report.type === 'funnel' ? 500 : (report.limit ?? usualLimit);
  const text = await records.aggregate(ctx, report.entity, {
    groupBy: [...new Set(names.values())],
    measures: Object.fromEntries(
      measures.map(([key, { function: made, field }]) => [
        key,
        made === 'count' || field === undefined ? { function: 'count' } : { function: made, field },
      ]),
    ),
    limit: limit + 1,
    ...(sort.length > 0 ? { sort } : {}),
    ...(filter === '' ? {} : { filter }),
  });
  const { items } = JSON.parse(text) as AggregateAnswer;
  const gathered = items.slice(0, limit).map(({ group, values }): Gathered => ({
    group: Object.fromEntries(dimensions.map(([key, name]) => [key, group[name] ?? null])),
    values,
  }));
  return { gathered: isTime ? gathered.reverse() : gathered, more: items.length > limit };
}
