import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DashboardDocument, ReportDocument } from '@tessera/schemas';
import { ReportView } from '@tessera/screens';
import { ErrorState, Skeleton, Text, useDebouncedValue, useLocalize, useText } from '@tessera/ui';
import { useDocuments, useDraftState } from '../draft/draft-context.tsx';
import type { BlockDocument } from '../edits/dashboard-edits.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { useServices } from '../shell/services.tsx';

interface BlockPreviewProps {
  readonly block: BlockDocument;
  readonly name: string;
  readonly dashboard: DashboardDocument;
}

/** What a block will show: reports on the rows there are, of the rest what it is about. */
export function BlockPreview({ block, name, dashboard }: BlockPreviewProps) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const report = documents.get('report', block.report ?? '');
  if (report) return <ReportPreview report={report} name={name} period={dashboard.period ?? 'month'} />;
  const view = documents.get('view', block.view ?? '');
  const text = {
    report: say('report'),
    view: localize(view?.label, say('view')),
    todo: localize(view?.label, say('todo')),
    recent: say('recentText'),
    note: localize(block.text),
  }[block.type];
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}

interface ReportPreviewProps {
  readonly report: ReportDocument;
  readonly name: string;
  readonly period: NonNullable<DashboardDocument['period']>;
}

function ReportPreview({ report, name, period }: ReportPreviewProps) {
  const { client } = useServices();
  const documents = useDocuments();
  const release = useDraftState((state) => state.release);
  const [asked] = useDebouncedValue(report, 300);
  const { data, error, isPending } = useQuery({
    queryKey: ['report-preview', release, asked, period],
    queryFn: async ({ signal }) => ({
      report: asked,
      answer: await client.reports.preview(asked, { period, whose: 'all' }, { signal }),
    }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const shown = data && documents.get('entity', data.report.entity);
  if (error) return <ErrorState compact error={error} />;
  if (isPending || !shown) return <Skeleton height="100%" mih={40} radius="sm" />;
  return (
    <ReportView
      report={data.report}
      answer={data.answer}
      name={name}
      documents={documents}
      entity={shown}
      period={data.report.dateField === undefined ? undefined : period}
    />
  );
}
