import type { ReportQuestion } from '@tessera/client';
import type { DashboardDocument } from '@tessera/schemas';

export const periodChoices = ['week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof periodChoices)[number];
export const whoseChoices = ['mine', 'team', 'all'] as const;

/** What the address says about a dashboard; what it does not say, or says wrong, the dashboard decides. */
export function questionOf(
  dashboard: DashboardDocument,
  search: { readonly period?: string | undefined; readonly whose?: string | undefined },
): Required<ReportQuestion> {
  return {
    period: periodChoices.find((each) => each === search.period) ?? dashboard.period ?? 'month',
    whose: whoseChoices.find((each) => each === search.whose) ?? dashboard.whose ?? 'all',
  };
}

/** Words for the period before. */
export const periodBefore = { week: 'lastWeek', month: 'lastMonth', quarter: 'lastQuarter', year: 'lastYear' } as const;
