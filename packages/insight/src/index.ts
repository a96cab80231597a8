export { insightErrors } from './errors.ts';
export { createInsight } from './insight.ts';
export type { Insight, InsightOptions } from './insight.ts';
export type { ReportAnswer, ReportItem } from './report-answer.ts';
export { reportPeriods, whoseRecords } from './period.ts';
export type { ReportPeriod, ReportQuestion } from './period.ts';
