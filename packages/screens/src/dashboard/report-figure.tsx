import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { UnstyledButton } from '@tessera/ui';
import { measureList, numberOf, valueText } from './report-words.ts';
import type { ReportReader } from './report-words.ts';
import type { ReportViewProps } from './report-view.tsx';
import { periodBefore } from './question.ts';
import styles from './dashboard.module.css';

/** One number, what it adds up beside, and how it stood before; the whole of it leads to its records. */
export function ReportFigure({
  report,
  answer,
  name,
  period,
  reader,
  onOpen,
  hrefOf,
}: ReportViewProps & { readonly reader: ReportReader }) {
  const [main, second] = measureList(report);
  if (!main) return null;
  const { say } = reader;
  const values = answer.items[0]?.values ?? {};
  const isCount = main[1].function === 'count';
  const filled = values[main[0]] ?? (isCount || main[1].function === 'sum' ? '0' : null);
  const isMixed = values[main[0]] === null && second !== undefined && Number(values[second[0]]) > 0;
  const content = (
    <>
      <strong className={styles['figureValue']}>
        {isMixed ? say('mixed') : valueText(reader, main[1], filled, true)}
      </strong>
      <span className={styles['figureNote']}>
        {second ? (
          <span>
            {second[1].function === 'count'
              ? say('records', { count: Number(values[second[0]] ?? 0) })
              : valueText(reader, second[1], values[second[0]], true)}
          </span>
        ) : null}
        <Change {...{ answer, reader, period }} measure={main[0]} />
      </span>
    </>
  );
  const label = say('openList', { name });
  if (hrefOf)
    return (
      <a
        className={styles['figure']}
        href={hrefOf(answer.filter)}
        title={label}
        onClick={(event) => {
          if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(answer.filter);
        }}
      >
        {content}
      </a>
    );
  return onOpen ? (
    <UnstyledButton className={styles['figure']} title={label} onClick={() => onOpen(answer.filter)}>
      {content}
    </UnstyledButton>
  ) : (
    <div className={styles['figure']}>{content}</div>
  );
}

interface ChangeProps extends Pick<ReportViewProps, 'answer' | 'period'> {
  readonly reader: ReportReader;
  readonly measure: string;
}

/** Against the same days of the period before; nothing where there was nothing. */
function Change({ answer, period, reader, measure }: ChangeProps) {
  const now = numberOf(answer.items[0]?.values[measure]) ?? 0;
  const before = numberOf(answer.previous?.values[measure]);
  if (!period || before === null || before === 0) return null;
  const share = (now - before) / Math.abs(before);
  const change = new Intl.NumberFormat(reader.locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  }).format(share);
  const Icon = share < 0 ? IconArrowDownRight : IconArrowUpRight;
  return (
    <span className={styles['change']}>
      {share === 0 ? null : <Icon size={14} aria-hidden />}
      {reader.say('before', { period: reader.say(periodBefore[period]), change })}
    </span>
  );
}
