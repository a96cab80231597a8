import type { DocumentKind } from '@tessera/schemas';
import { Alert } from '@tessera/ui';
import { useDraftShallow } from '../draft/draft-context.tsx';
import { documentKey } from '../draft/draft-state.ts';

interface PlaceIssuesProps {
  readonly kind: DocumentKind;
  readonly id: string;
  /** JSON pointer of the part that is shown; the whole document without it. */
  readonly at?: string;
  /** Parts that have a panel of their own. */
  readonly except?: readonly string[];
}

/** What the last check or save found at the part a panel shows. */
export function PlaceIssues({ kind, id, at = '', except = [] }: PlaceIssuesProps) {
  const issues = useDraftShallow((state) =>
    (state.issues[documentKey(kind, id)] ?? []).filter(
      ({ path }) => (path === at || path.startsWith(`${at}/`)) && !except.some((part) => path.startsWith(`${part}/`)),
    ),
  );
  return issues.map((issue) => (
    <Alert
      key={issue.path + issue.code}
      role="status"
      color={issue.severity === 'error' ? 'red' : 'yellow'}
      mt="xs"
      p="xs"
    >
      {issue.detail}
    </Alert>
  ));
}
