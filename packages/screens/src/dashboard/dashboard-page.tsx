import { dashboardsFor, sortedEntries } from '@tessera/model';
import type { DashboardDocument } from '@tessera/schemas';
import {
  EmptyState,
  PageHeader,
  SegmentedControl,
  Select,
  useDocumentTitle,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { blockSize, BlockFrame, cellStyle } from './block-frame.tsx';
import type { Block } from './block-frame.tsx';
import { periodChoices, questionOf, whoseChoices } from './question.ts';
import { RecentBlock } from './recent-block.tsx';
import { ReportBlock } from './report-block.tsx';
import { TodoBlock } from './todo-block.tsx';
import { ViewBlock } from './view-block.tsx';
import styles from './dashboard.module.css';

/** What the address says about the home page. */
export interface DashboardSearch {
  readonly dashboard?: string | undefined;
  readonly period?: string | undefined;
  readonly whose?: string | undefined;
}

/** The dashboards of a person, their home page first. */
export function DashboardPage({ search }: { readonly search: DashboardSearch }) {
  const { documents, me } = useRuntime();
  const say = useText(dashboardTexts);
  const dashboards = dashboardsFor(documents, me.roles);
  const dashboard = dashboards.find(({ id }) => id === search.dashboard) ?? dashboards[0];
  useDocumentTitle(`${say('home')} · Tessera`);
  if (!dashboard) return <EmptyState page title={say('emptyHome')} text={say('emptyHomeText')} />;
  return <OneDashboard key={dashboard.id} dashboard={dashboard} others={dashboards} search={search} />;
}

interface OneDashboardProps {
  readonly dashboard: DashboardDocument;
  readonly others: readonly DashboardDocument[];
  readonly search: DashboardSearch;
}

function OneDashboard({ dashboard, others, search }: OneDashboardProps) {
  const { places } = useRuntime();
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const isPhone = useIsPhone();
  const question = questionOf(dashboard, search);
  const size = isPhone ? 'sm' : 'xs';
  return (
    <div className={styles['page']}>
      <PageHeader
        title={localize(dashboard.label, dashboard.id)}
        actions={
          <div className={styles['asked']}>
            {others.length > 1 ? (
              <Select
                aria-label={say('dashboard')}
                size={size}
                w={170}
                allowDeselect={false}
                data={others.map(({ id, label }) => ({ value: id, label: localize(label, id) }))}
                value={dashboard.id}
                onChange={(id) => places.search({ dashboard: id ?? undefined, period: undefined, whose: undefined })}
              />
            ) : null}
            <SegmentedControl
              label={say('whose')}
              size={size}
              data={whoseChoices.map((value) => ({ value, label: say(value) }))}
              value={question.whose}
              onChange={(whose) => places.search({ whose })}
            />
            <SegmentedControl
              label={say('period')}
              size={size}
              data={periodChoices.map((value) => ({ value, label: say(value) }))}
              value={question.period}
              onChange={(period) => places.search({ period })}
            />
          </div>
        }
      />
      <div className={styles['grid']}>
        {sortedEntries(dashboard.blocks).map(([key, block]) => (
          <BlockCell key={key} block={block} question={question} />
        ))}
      </div>
    </div>
  );
}

interface BlockCellProps {
  readonly block: Block;
  readonly question: ReturnType<typeof questionOf>;
}

function BlockCell({ block, question }: BlockCellProps) {
  const { documents } = useRuntime();
  const report = documents.get('report', block.report ?? '');
  const size = blockSize(block, report?.type === 'figure');
  return (
    <div className={styles['cell']} style={cellStyle(size)} data-figure={report?.type === 'figure' || undefined}>
      <BlockContent block={block} question={question} />
    </div>
  );
}

function BlockContent({ block, question }: BlockCellProps) {
  const { documents } = useRuntime();
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const report = documents.get('report', block.report ?? '');
  const view = documents.get('view', block.view ?? '');
  switch (block.type) {
    case 'report':
      return report ? (
        <ReportBlock report={report} name={localize(block.label ?? report.label, report.id)} question={question} />
      ) : null;
    case 'view':
      return view ? (
        <ViewBlock view={view} name={localize(block.label ?? view.label, view.id)} whose={question.whose} />
      ) : null;
    case 'todo':
      return view ? <TodoBlock view={view} name={localize(block.label, say('todo'))} /> : null;
    case 'recent':
      return <RecentBlock name={localize(block.label, say('recent'))} />;
    case 'note':
      return (
        <BlockFrame title={localize(block.label, say('note'))}>
          <p className={styles['noteText']}>{localize(block.text)}</p>
        </BlockFrame>
      );
  }
}
