import type { ReportDocument } from '@tessera/schemas';
import type { CallOptions, Sender } from '../send.ts';

/** Over which period, of whose records; absent: everything that may be seen. */
export interface ReportQuestion {
  readonly period?: 'week' | 'month' | 'quarter' | 'year';
  readonly whose?: 'mine' | 'team' | 'all';
}

export interface ReportItem {
  /** By the keys of the dimensions. */
  readonly group: Readonly<Record<string, unknown>>;
  /** By the keys of the measures. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Lists its records. */
  readonly filter: string;
  readonly empty?: true;
  readonly conversion?: number | null;
}

/** What a report says to whoever asks. */
export interface ReportAnswer {
  readonly type: ReportDocument['type'];
  readonly entity: string;
  readonly items: readonly ReportItem[];
  readonly filter: string;
  readonly range?: { readonly from: string; readonly to: string };
  readonly previous?: {
    readonly range: { readonly from: string; readonly to: string };
    readonly values: Readonly<Record<string, unknown>>;
  };
  readonly more: boolean;
}

export function reportRoutes({ send }: Sender) {
  return {
    get: async (id: string, question: ReportQuestion = {}, options: CallOptions = {}): Promise<ReportAnswer> =>
      (await send<ReportAnswer>({ method: 'GET', path: ['reports', id], query: { ...question }, ...options })).body,
    /** A report that is in no release yet. */
    preview: async (
      report: ReportDocument,
      question: ReportQuestion = {},
      options: CallOptions = {},
    ): Promise<ReportAnswer> =>
      (
        await send<ReportAnswer>({
          method: 'POST',
          path: ['reports', 'preview'],
          body: { report, ...question },
          ...options,
        })
      ).body,
  };
}
