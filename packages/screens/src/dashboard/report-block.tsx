import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconChartBar, IconPlus, IconTable } from '@tabler/icons-react';
import type { ReportQuestion } from '@tessera/client';
import { viewsFor } from '@tessera/model';
import type { ReportDocument } from '@tessera/schemas';
import { Button, EmptyState, ErrorState, IconButton, Skeleton, useLocalize, useText } from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { recordKeys } from '../record/use-record.ts';
import { useEntity, useRights, useRuntime } from '../runtime/runtime.tsx';
import { BlockFrame } from './block-frame.tsx';
import { ReportView } from './report-view.tsx';

interface ReportBlockProps {
  readonly report: ReportDocument;
  readonly name: string;
  readonly question: Required<ReportQuestion>;
}

/** A report on a dashboard; its numbers open the records behind them. */
export function ReportBlock({ report, name, question }: ReportBlockProps) {
  const { client, documents, release, places, me } = useRuntime();
  const say = useText(dashboardTexts);
  const entity = useEntity(report.entity);
  const followsPeriod = report.dateField !== undefined;
  const { data, error, isPending, refetch } = useQuery({
    // Below the records of its entity: whoever writes one makes it old.
    queryKey: [...recordKeys.entity(report.entity), 'report', release, report.id, question],
    queryFn: ({ signal }) => client.reports.get(report.id, question, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const view = viewsFor(documents, entity.id, me.roles).find(({ type, filter }) => type === 'table' && !filter);
  const hrefOf = (filter: string) =>
    places.list(entity.id, { ...(view ? { view: view.id } : {}), ...(filter === '' ? {} : { filter }) });
  const [asTable, setAsTable] = useState(false);
  const isDrawn = report.type !== 'figure' && report.type !== 'table' && data !== undefined;
  return (
    <BlockFrame
      title={name}
      tool={
        isDrawn ? (
          <IconButton
            label={`${name}：${say(asTable ? 'asChart' : 'asTable')}`}
            size="sm"
            variant="subtle"
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
          </IconButton>
        ) : null
      }
      note={
        report.type === 'figure'
          ? say(followsPeriod ? question.period : 'now')
          : followsPeriod
            ? say(question.period)
            : null
      }
    >
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Skeleton height="100%" mih={report.type === 'figure' ? 48 : 160} radius="sm" />
      ) : (
        <ReportView
          report={report}
          answer={data}
          asTable={asTable}
          name={name}
          documents={documents}
          entity={entity}
          period={followsPeriod ? question.period : undefined}
          hrefOf={hrefOf}
          onOpen={(filter) => places.go(hrefOf(filter))}
          empty={<NoRecords report={report} />}
        />
      )}
    </BlockFrame>
  );
}

function NoRecords({ report }: { readonly report: ReportDocument }) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const entity = useEntity(report.entity);
  const rights = useRights(report.entity);
  const quickCreate = useQuickCreate();
  const name = localize(entity.label, entity.id);
  return (
    <EmptyState
      compact
      title={say('emptyChart')}
      text={say('emptyChartText', { name })}
      action={
        rights.create ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => void quickCreate({ entity: entity.id, open: false })}
          >
            {say('add', { name })}
          </Button>
        ) : null
      }
    />
  );
}
