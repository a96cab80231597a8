import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { DraftIssue } from '@tessera/client';
import type { TesseraDocument } from '@tessera/schemas';
import { Alert, Panel, useLocale, useLocalize, useText } from '@tessera/ui';
import { placeWords } from '../conflict/place-words.ts';
import { useDocuments } from '../draft/draft-context.tsx';
import { publishTexts } from '../locale/publish-texts.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { placeOf, pointerKeys } from '../shell/places.ts';
import { RouteLink } from '../shell/route-link.tsx';

/** What the check found, by document; every issue leads to its place. */
export function IssueList({ issues }: { readonly issues: readonly DraftIssue[] }) {
  const say = useText(publishTexts);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity !== 'error');
  if (issues.length === 0) {
    return (
      <Alert color="green" icon={<IconCircleCheck size={18} aria-hidden />} role="status">
        {say('clean')}
      </Alert>
    );
  }
  return (
    <>
      {errors.length > 0 ? (
        <Panel title={say('errors', { count: errors.length })}>
          <Groups issues={errors} />
        </Panel>
      ) : null}
      {warnings.length > 0 ? (
        <Panel title={say('warnings', { count: warnings.length })}>
          <Groups issues={warnings} />
        </Panel>
      ) : null}
    </>
  );
}

function Groups({ issues }: { readonly issues: readonly DraftIssue[] }) {
  const sayShell = useText(shellTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const groups = Map.groupBy(issues, ({ kind, id }) => `${kind}/${id}`);
  return [...groups].map(([key, found]) => {
    const [first] = found;
    if (!first) return null;
    return (
      <section key={key} className="dsg-issue-group">
        <h3>
          {sayShell(first.kind)} · {localize(documents.get(first.kind, first.id)?.label, first.id)}
        </h3>
        <ul className="dsg-plain-list">
          {found.map((issue) => (
            <li key={issue.path + issue.code}>
              <RouteLink to={placeOf(documents, issue.kind, issue.id, issue.path)} className="dsg-line-button">
                {issue.severity === 'error' ? (
                  <IconCircleX size={16} color="var(--mantine-color-red-7)" aria-hidden />
                ) : (
                  <IconAlertTriangle size={16} color="var(--mantine-color-yellow-7)" aria-hidden />
                )}
                <span className="dsg-issue-text">
                  {issue.detail}
                  <IssuePlace issue={issue} />
                </span>
              </RouteLink>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** Where in its document an issue is, in words. */
function IssuePlace({ issue: { kind, id, path } }: { readonly issue: DraftIssue }) {
  const { locale } = useLocale();
  const documents = useDocuments();
  const document = documents.get(kind, id) as TesseraDocument | undefined;
  if (!document || path === '') return null;
  return <span className="dsg-soft">{placeWords(pointerKeys(path), [], { documents, document, locale })}</span>;
}
