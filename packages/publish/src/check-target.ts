import { check } from '@tessera/model';
import type { DocumentIssue } from '@tessera/model';
import type { PublishingContext } from './context.ts';
import { wholeSet } from './target.ts';
import type { Target } from './target.ts';

/** Everything that is wrong with what is to be published. Documents of the program are taken as right. */
export function checkTarget(context: PublishingContext, target: Target): readonly DocumentIssue[] {
  const { kinds, checkSchema } = context;
  const issues = check(wholeSet(context, target.documents), { kinds, validateSchema: checkSchema });
  return issues.filter(
    ({ kind, id }) => !context.systemDocuments.some((document) => document.kind === kind && document.id === id),
  );
}
