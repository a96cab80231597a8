import type { ReportDocument } from '@tessera/schemas';
import type { Json } from '@tessera/std';
import type { DayRange } from './period.ts';

/** One group of records: the values it was gathered by, what was measured, and the filter that lists its records. */
export interface ReportItem {
  readonly group: Readonly<Record<string, Json>>;
  readonly values: Readonly<Record<string, Json>>;
  readonly filter: string;
  /** No record: here because the step or the time between others must not be missing. */
  readonly empty?: true;
  /** Funnels: share of the step before that came so far or further; null for the first step. */
  readonly conversion?: number | null;
}

/** What a report says, by the keys of its dimensions and measures. */
export interface ReportAnswer {
  readonly type: ReportDocument['type'];
  readonly entity: string;
  readonly items: readonly ReportItem[];
  /** Lists every record behind the report; empty for all. */
  readonly filter: string;
  /** The days the period stands for, where the report follows it. */
  readonly range?: DayRange;
  /** Figures: the measures over the same stretch of the period before. */
  readonly previous?: { readonly range: DayRange; readonly values: Readonly<Record<string, Json>> };
  /** More groups than shown. */
  readonly more: boolean;
}
