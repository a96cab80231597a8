import { useState } from 'react';
import { fieldOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Anchor, Button, Group, Panel, Text, useErrorText, useLocalize, useText } from '@tessera/ui';
import { importTexts } from '../locale/import-texts.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { applyFirstSuggestions, completeDecisions, undecided } from './import-run.ts';
import type { ImportCounts, ImportView, Replacements } from './import-run.ts';
import { Problem } from './mapping-step.tsx';
import { UnknownTable } from './unknown-table.tsx';
import styles from './import.module.css';

interface CheckStepProps {
  readonly entity: EntityDocument;
  readonly run: ImportView;
  readonly onChange: (run: unknown) => void;
  readonly onBack: () => void;
}

/** What would happen, what is not understood, and the decision to go on. */
export function CheckStep({ entity, run, onChange, onBack }: CheckStepProps) {
  const { client } = useRuntime();
  const say = useText(importTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const [made, setMade] = useState<Replacements>(run.spec.replacements ?? {});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { dryRun } = run;
  if (!dryRun) return null;
  const { counts, unknown, issues } = dryRun;
  const go = async (step: 'check' | 'run'): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      if (unknown.length > 0) await client.imports.configure(run.id, { replacements: completeDecisions(made) });
      onChange(await client.imports[step](run.id));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  // What is to be made exists only once the import runs: until then the dry run counts its rows as refused.
  const willBeMade = unknown.filter(({ field, text }) => run.spec.replacements?.[field]?.[text]?.action === 'create');
  const open = issues.filter(
    ({ field, text }) => !willBeMade.some((made) => made.field === field && made.text === text),
  );
  const hasSuggestions = undecided(made, unknown).some(({ suggestions }) => suggestions.length > 0);
  return (
    <>
      <Panel title={say('checked')}>
        <Counts counts={counts} />
        {willBeMade.length > 0 ? (
          <Text size="sm" mt="xs">
            {say('willBeMade', { count: willBeMade.length })}
          </Text>
        ) : null}
      </Panel>
      {unknown.length > 0 ? (
        <Panel
          title={`${say('unknown')} · ${unknown.length}`}
          flush
          actions={
            hasSuggestions ? (
              <Button size="compact-sm" variant="light" onClick={() => setMade(applyFirstSuggestions(made, unknown))}>
                {say('applyFirst')}
              </Button>
            ) : null
          }
        >
          <Text size="xs" c="dimmed" px="md" pt="xs">
            {say('unknownText')}
          </Text>
          <UnknownTable entity={entity} unknown={unknown} made={made} onChange={setMade} />
        </Panel>
      ) : null}
      {open.length > 0 ? (
        <Panel
          title={`${say('issues')} · ${open.length}`}
          actions={
            <Anchor size="sm" href={client.imports.errorsUrl(run.id)} download>
              {say('errors')}
            </Anchor>
          }
        >
          <ul className={styles['issues']}>
            {open.slice(0, 50).map((issue, index) => (
              <li key={index} data-severity={issue.severity}>
                <span>{say('line', { line: issue.line })}</span>
                {issue.field === null ? '' : `${localize(fieldOf(entity, issue.field)?.label, issue.field)}：`}
                {issue.detail ?? issue.code}
                {issue.text === null || issue.text === '' || issue.detail?.includes(issue.text)
                  ? ''
                  : `（${issue.text}）`}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {failure === undefined ? null : <Problem text={explain(failure)} />}
      <Group justify="flex-end">
        <Button variant="subtle" onClick={onBack}>
          {say('backToMapping')}
        </Button>
        {unknown.length > 0 ? (
          <Button variant="default" loading={busy} onClick={() => void go('check')}>
            {say('checkAgain')}
          </Button>
        ) : null}
        <Button loading={busy} onClick={() => void go('run')}>
          {say('run')}
        </Button>
      </Group>
    </>
  );
}

/** The numbers of a dry run or an import. */
export function Counts({ counts }: { readonly counts: ImportCounts }) {
  const say = useText(importTexts);
  return (
    <dl className={styles['counts']}>
      {(['rows', 'created', 'updated', 'refused', 'warnings'] as const).map((key) => (
        <div key={key} data-tone={key === 'refused' && counts.refused > 0 ? 'bad' : undefined}>
          <dt>{say(key)}</dt>
          <dd>{counts[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
