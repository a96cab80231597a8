import { useEffect } from 'react';
import type { EntityDocument } from '@tessera/schemas';
import {
  Anchor,
  Button,
  Group,
  notify,
  Panel,
  Text,
  useConfirm,
  useErrorText,
  useLocalize,
  useText,
} from '@tessera/ui';
import { importTexts } from '../locale/import-texts.ts';
import { useRecordsChanged } from '../record/use-record.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { Counts } from './check-step.tsx';
import type { ImportView } from './import-run.ts';
import styles from './import.module.css';

interface ResultStepProps {
  readonly entity: EntityDocument;
  readonly run: ImportView;
  readonly onChange: (run: unknown) => void;
}

/** How an import ended, what was refused, and taking it back. */
export function ResultStep({ entity, run, onChange }: ResultStepProps) {
  const { client, places } = useRuntime();
  const say = useText(importTexts);
  const localize = useLocalize();
  const confirm = useConfirm();
  const explain = useErrorText();
  const recordsChanged = useRecordsChanged();
  useEffect(() => void recordsChanged(entity.id), [recordsChanged, entity.id, run.state]);
  const undo = async (): Promise<void> => {
    if (!(await confirm({ title: say('undoTitle'), text: say('undoConfirm'), confirm: say('undo'), dangerous: true })))
      return;
    try {
      onChange(await client.imports.undo(run.id));
    } catch (error) {
      notify.error(explain(error).message);
    }
  };
  const title =
    run.state === 'undone'
      ? say('state.undone')
      : run.state === 'cancelled'
        ? say('cancelled')
        : run.state === 'failed'
          ? say('failed')
          : say('done');
  return (
    <>
      <Panel title={title}>
        {run.counts ? <Counts counts={run.counts} /> : null}
        {run.undone ? (
          <Text size="sm" mt="sm" role="status">
            {say('undone', { removed: run.undone.removed, kept: run.undone.kept })}
            {run.undone.restored ? say('restored', { count: run.undone.restored }) : null}
          </Text>
        ) : null}
        <KeptRows run={run} />
        {(run.counts?.refused ?? 0) + (run.counts?.warnings ?? 0) > 0 ? (
          <Anchor size="sm" mt="sm" display="inline-block" href={client.imports.errorsUrl(run.id)} download>
            {say('errors')}
          </Anchor>
        ) : null}
      </Panel>
      <Group justify="flex-end">
        {run.state === 'done' || run.state === 'cancelled' ? (
          <Button variant="default" color="red" onClick={() => void undo()}>
            {say('undo')}
          </Button>
        ) : null}
        <Button variant="default" onClick={() => places.go(places.imports(entity.id))}>
          {say('newImport')}
        </Button>
        <Button onClick={() => places.go(places.list(entity.id))}>
          {say('records', { name: localize(entity.pluralLabel ?? entity.label, entity.id) })}
        </Button>
      </Group>
    </>
  );
}

/** The rows an undo left alone, each leading to its record. */
function KeptRows({ run }: { readonly run: ImportView }) {
  const { places } = useRuntime();
  const say = useText(importTexts);
  const rows = run.undone?.keptRows ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <Text size="sm" mt="sm">
        {say('keptRows')}
      </Text>
      <ul className={styles['past']}>
        {rows.slice(0, 20).map(({ line, entity, record }) => (
          <li key={record}>
            <Anchor href={places.record(entity, record)} size="sm">
              {say('line', { line })}
            </Anchor>
          </li>
        ))}
      </ul>
    </>
  );
}
