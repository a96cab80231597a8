import type { PlanChange, PlanStep } from '@tessera/client';
import { Badge, Panel, Text, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { publishTexts } from '../locale/publish-texts.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { placeOf } from '../shell/places.ts';
import { RouteLink } from '../shell/route-link.tsx';

const changeColors = { added: 'green', changed: 'blue', deleted: 'red' } as const;
const stepColors = { safe: 'green', slow: 'yellow', destructive: 'red' } as const;

/** What a publish changes, document by document, in sentences. */
export function PlanChanges({ changes }: { readonly changes: readonly PlanChange[] }) {
  const say = useText(publishTexts);
  const sayShell = useText(shellTexts);
  const documents = useDocuments();
  if (changes.length === 0) return null;
  return (
    <Panel title={say('changes')}>
      {changes.map((change) => (
        <section key={`${change.kind}/${change.id}`} className="dsg-issue-group">
          <h3>
            <Badge color={changeColors[change.change]}>{sayShell(change.change)}</Badge> {sayShell(change.kind)} ·{' '}
            {change.change === 'deleted' ? (
              change.label
            ) : (
              <RouteLink to={placeOf(documents, change.kind, change.id)}>{change.label}</RouteLink>
            )}
          </h3>
          {change.lines.length > 0 ? (
            <ul className="dsg-change-lines">
              {change.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
    </Panel>
  );
}

/** What happens in the database, in words, the SQL folded away. */
export function PlanSteps({ steps }: { readonly steps: readonly PlanStep[] }) {
  const say = useText(publishTexts);
  return (
    <Panel title={say('steps')}>
      {steps.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('noSteps')}
        </Text>
      ) : (
        <ol className="dsg-plain-list">
          {steps.map((step, index) => (
            <li key={`${index}-${step.text}`} className="dsg-step">
              <div className="dsg-step-line">
                <Badge color={stepColors[step.class]}>{say(`class.${step.class}`)}</Badge>
                <span>{step.text}</span>
                <span className="dsg-soft">{say(`phase.${step.phase}`)}</span>
              </div>
              {step.sql.length > 0 ? (
                <details>
                  <summary>{say('showSql')}</summary>
                  <pre tabIndex={0}>{step.sql.join(';\n')}</pre>
                </details>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
