import type { Database } from '@tessera/database';
import type { EntityPlan } from '@tessera/plan';
import type { RecordContext } from '@tessera/records';
import { describeError, localize } from '@tessera/std';
import type { ErrorTable } from '@tessera/std';
import { stringify } from 'csv-stringify/sync';
import { escapeFormula } from '@tessera/model';
import { readIssues } from './import-store.ts';
import type { ImportRun } from './import-store.ts';

/** The refused rows of an import as CSV, in pieces: the file's own columns, then line and reasons in words. */
export async function* refusedRows(
  database: Database,
  ctx: RecordContext,
  entity: EntityPlan,
  run: ImportRun,
  tables: ErrorTable,
): AsyncGenerator<string> {
  const { locale } = ctx.principal;
  const words = locale === 'zh-CN' ? ['行号', '原因'] : ['Line', 'Reason'];
  yield `\ufeff${stringify([[...run.analysis.columns.map(({ header }) => escapeFormula(header)), ...words]])}`;
  let line: { no: number; cells: readonly string[]; reasons: string[] } | undefined;
  const flush = () =>
    line ? stringify([[...line.cells.map(escapeFormula), String(line.no), line.reasons.join('；')]]) : '';
  for await (const issue of readIssues(database, run.id)) {
    if (line?.no !== issue.line) {
      yield flush();
      line = { no: issue.line, cells: issue.cells ?? run.analysis.columns.map(() => ''), reasons: [] };
    }
    const label =
      issue.field === null ? '' : `${localize(entity.field(issue.field)?.document.label, locale, issue.field)}：`;
    line.reasons.push(`${label}${describeError(tables, issue.code, issue.params, locale)}`);
  }
  yield flush();
}
