import { compileExpression, decide, evaluator } from '@tessera/expression';
import { scopeOf, sortedEntries } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { ViewDocument } from '@tessera/schemas';
import { formEnvironment } from '../form/form-rules.ts';
import { kinds } from '../runtime/kinds.ts';

type Row = Readonly<Record<string, unknown>>;

/** The colour of a row by the rules of its view; the first that holds wins. Rules that cannot be worked out here colour nothing. */
export function colorRules(
  view: ViewDocument,
  documents: DocumentSet,
  user: Row,
  timeZone: string,
): (row: Row) => string | undefined {
  const rules = sortedEntries(view.colors ?? {}).flatMap(([, { when, color }]) => {
    const compiled = compileExpression(when, scopeOf(documents, kinds, view.entity, 'filter'), { context: 'filter' });
    return 'issues' in compiled ? [] : [{ evaluate: evaluator(compiled.typed), color }];
  });
  if (rules.length === 0) return () => undefined;
  return (row) => {
    const env = formEnvironment(row, undefined, user, Date.now(), timeZone);
    return rules.find(({ evaluate }) => decide('filter', evaluate(env)) === true)?.color;
  };
}
