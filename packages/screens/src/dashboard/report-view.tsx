import type { ReactNode } from 'react';
import type { ReportAnswer, ReportItem } from '@tessera/client';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, ReportDocument } from '@tessera/schemas';
import { Chart, EmptyState, Funnel, useLocale, useText, VisuallyHidden } from '@tessera/ui';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { chartOf } from './report-chart.ts';
import { ReportFigure } from './report-figure.tsx';
import { ReportTable } from './report-table.tsx';
import { dimensionList, groupColor, groupName, measureList, numberOf, valueText } from './report-words.ts';
import type { ReportReader } from './report-words.ts';
import type { Period } from './question.ts';
import styles from './dashboard.module.css';

export interface ReportViewProps {
  readonly report: ReportDocument;
  readonly answer: ReportAnswer;
  readonly name: string;
  readonly documents: DocumentSet;
  readonly entity: EntityDocument;
  readonly period?: Period | undefined;
  /** Opens the records behind a number. */
  readonly onOpen?: ((filter: string) => void) | undefined;
  /** Where a figure leads. */
  readonly hrefOf?: ((filter: string) => string) | undefined;
  /** A chart or funnel read as a table. */
  readonly asTable?: boolean;
  /** Stands in place of a report without records. */
  readonly empty?: ReactNode;
}

/** A report as it was answered: a figure, bars, a line, a funnel or a table; charts can be read as tables. */
export function ReportView(props: ReportViewProps) {
  const { report, answer, name, documents, entity, onOpen, asTable = false } = props;
  const { locale } = useLocale();
  const say = useText(dashboardTexts);
  const reader: ReportReader = { documents, entity, locale, say };
  if (report.type === 'figure') return <ReportFigure {...props} reader={reader} />;
  if (answer.items.every(({ empty }) => empty)) return props.empty ?? <EmptyState compact title={say('emptyChart')} />;
  const table = <ReportTable report={report} answer={answer} name={name} reader={reader} onOpen={onOpen} />;
  if (report.type === 'table' || asTable) return table;
  return (
    <div className={styles['report']}>
      {report.type === 'funnel' ? (
        <ReportFunnel report={report} answer={answer} name={name} reader={reader} onOpen={onOpen} />
      ) : (
        <>
          <ReportChart report={report} answer={answer} name={name} reader={reader} onOpen={onOpen} />
          <VisuallyHidden>
            <ReportTable report={report} answer={answer} name={name} reader={reader} />
          </VisuallyHidden>
        </>
      )}
      {answer.more ? <div className={styles['hint']}>{say('groups', { count: answer.items.length })}</div> : null}
    </div>
  );
}

export interface ReportPartProps {
  readonly report: ReportDocument;
  readonly answer: ReportAnswer;
  readonly name: string;
  readonly reader: ReportReader;
  readonly onOpen?: ((filter: string) => void) | undefined;
}

function ReportChart({ report, answer, name, reader, onOpen }: ReportPartProps) {
  const { data, filterAt, short, full } = chartOf(report, answer.items, reader);
  return (
    <Chart
      {...data}
      label={name}
      short={short}
      full={full}
      onPick={(category, series) => {
        const filter = filterAt(category, series);
        if (filter !== undefined) onOpen?.(filter);
      }}
    />
  );
}

function ReportFunnel({ report, answer, name, reader, onOpen }: ReportPartProps) {
  const [first] = dimensionList(report);
  const measures = measureList(report);
  const [main, second] = [measures[0], measures[1]];
  if (!first || !main) return null;
  const [key, dimension] = first;
  const shareOf = ({ conversion }: ReportItem) =>
    typeof conversion === 'number'
      ? reader.say('funnelShare', {
          share: new Intl.NumberFormat(reader.locale, { style: 'percent' }).format(conversion),
        })
      : undefined;
  const steps = answer.items.map((item) => ({
    key: item.filter,
    name: groupName(reader, dimension, item.group[key]),
    size: numberOf(item.values[main[0]]) ?? 0,
    sizeText: valueText(reader, main[1], item.values[main[0]], true),
    note: second && valueText(reader, second[1], item.values[second[0]], true),
    color: groupColor(reader, dimension, item.group[key]),
    share: shareOf(item),
  }));
  return <Funnel label={name} steps={steps} {...(onOpen ? { onPick: onOpen } : {})} />;
}
