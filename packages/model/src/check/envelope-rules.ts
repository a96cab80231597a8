import type { TesseraDocument } from '@tessera/schemas';
import { localize } from '@tessera/std';
import { issue, warning } from './context.ts';
import type { CheckContext, Issue } from './context.ts';

/** Namespaces whose documents come from the product or from packs. */
export function namespaceIssues(document: TesseraDocument): Issue[] {
  const namespace = document.id.split('.')[0] ?? '';
  const isOurs = namespace === 'x' || namespace === 'sys' || document.origin !== undefined || document.kind === 'pack';
  return isOurs ? [] : [issue('/id', 'namespace_not_tenant', { namespace })];
}

/** Documents of one kind that people cannot tell apart. */
export function documentLabelIssues(document: TesseraDocument, { documents }: CheckContext): Issue[] {
  if (document.kind !== 'entity' && document.kind !== 'app') return [];
  const label = localize(document.label, 'zh-CN');
  const twin = documents
    .all(document.kind)
    .find((other) => other.id < document.id && label !== '' && localize(other.label, 'zh-CN') === label);
  return twin ? [warning('/label', 'document_label_repeated', { label, other: twin.id })] : [];
}
