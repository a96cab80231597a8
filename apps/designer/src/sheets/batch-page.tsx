import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ImportBatch } from '@tessera/client';
import {
  Alert,
  Badge,
  Button,
  ErrorState,
  Group,
  notify,
  PageHeader,
  Panel,
  Progress,
  SkeletonRows,
  Text,
  useConfirm,
  useDocumentTitle,
  useErrorText,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { useGo } from '../shell/places.ts';
import { useServices } from '../shell/services.tsx';
import { PlannedBatch } from './planned-batch.tsx';

/** What becomes of the tables of a spreadsheet: waiting, on their way, in, taken back. */
export function BatchPage() {
  const say = useText(sheetTexts);
  const { batch: id = '' } = useParams({ strict: false }) as { readonly batch?: string };
  const { client } = useServices();
  const queries = useQueryClient();
  const key = ['import-batch', id];
  const {
    data: batch,
    error,
    refetch,
  } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.importBatches.get(id, { signal }),
    refetchInterval: ({ state }) => (['running', 'undoing'].includes(state.data?.state ?? '') ? 700 : false),
  });
  useDocumentTitle(`${say('title')} · Tessera`);
  const keep = (next: ImportBatch) => {
    queries.setQueryData(key, next);
    void queries.invalidateQueries({ queryKey: ['import-batches'] });
  };
  return (
    <div className="dsg-page dsg-narrow">
      <PageHeader title={say('title')} note={batch?.name} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!batch && !error ? <SkeletonRows /> : null}
      {batch?.state === 'planned' ? <PlannedBatch batch={batch} onChange={keep} /> : null}
      {batch && batch.state !== 'planned' ? <BatchState batch={batch} onChange={keep} /> : null}
    </div>
  );
}

interface BatchProps {
  readonly batch: ImportBatch;
  readonly onChange: (batch: ImportBatch) => void;
}

function BatchState({ batch, onChange }: BatchProps) {
  const say = useText(sheetTexts);
  const explain = useErrorText();
  const { client } = useServices();
  const job = useQuery({
    queryKey: ['jobs', batch.jobId, batch.state],
    queryFn: ({ signal }) => client.jobs.get(batch.jobId ?? '', { signal }),
    enabled: batch.jobId !== null && batch.state !== 'done',
    refetchInterval: batch.state === 'running' || batch.state === 'undoing' ? 700 : false,
  }).data;
  const works = batch.state === 'running' || batch.state === 'undoing';
  const created = batch.imports.reduce((sum, { counts }) => sum + (counts?.created ?? 0), 0);
  const undone = batch.imports.map((each) => each.undone).filter((each) => each !== null);
  const step = async (name: 'run' | 'cancel'): Promise<void> => {
    try {
      onChange(await client.importBatches[name](batch.id));
    } catch (error) {
      notify.error(explain(error).message);
    }
  };
  const title = {
    running: say('running'),
    undoing: say('undoing'),
    done: say('done'),
    failed: say('failed'),
    cancelled: say('stopped'),
    undone: say('undone'),
    planned: '',
  }[batch.state];
  return (
    <Panel title={title}>
      {works ? (
        <>
          <Progress value={(job?.progress ?? 0) * 100} animated striped aria-label={title} />
          <Text size="sm" c="dimmed" mt="xs" role="status">
            {Math.round((job?.progress ?? 0) * 100)} % · {say('runningText')}
          </Text>
        </>
      ) : (
        <Text size="sm" role="status">
          {batch.state === 'done' ? say('doneText', { count: created, rows: created }) : null}
          {batch.state === 'failed' || batch.state === 'cancelled' ? say('failedText') : null}
          {batch.state === 'undone'
            ? say('undoneText', {
                removed: undone.reduce((sum, { removed }) => sum + removed, 0),
                kept: undone.reduce((sum, { kept }) => sum + kept, 0),
              })
            : null}
        </Text>
      )}
      {batch.state === 'failed' && job?.problem ? (
        <Alert color="red" role="alert" mt="sm">
          {job.problem.detail}
        </Alert>
      ) : null}
      <LoadList batch={batch} />
      <Group gap="sm" mt="md">
        {batch.state === 'done' ? <OpenApp batch={batch} /> : null}
        {batch.state === 'running' ? (
          <Button variant="default" onClick={() => void step('cancel')}>
            {say('cancel')}
          </Button>
        ) : null}
        {batch.state === 'failed' || batch.state === 'cancelled' ? (
          <Button onClick={() => void step('run')}>{say('bringIn')}</Button>
        ) : null}
        {['done', 'failed', 'cancelled'].includes(batch.state) && created > 0 ? (
          <UndoButton batch={batch} onChange={onChange} />
        ) : null}
      </Group>
    </Panel>
  );
}

function UndoButton({ batch, onChange }: BatchProps) {
  const say = useText(sheetTexts);
  const confirm = useConfirm();
  const explain = useErrorText();
  const { client } = useServices();
  const undo = async (): Promise<void> => {
    if (!(await confirm({ title: say('undoTitle'), text: say('undoText'), confirm: say('undo'), dangerous: true })))
      return;
    try {
      onChange(await client.importBatches.undo(batch.id));
    } catch (error) {
      notify.error(explain(error).message);
    }
  };
  return (
    <Button variant="default" color="red" onClick={() => void undo()}>
      {say('undo')}
    </Button>
  );
}

function OpenApp({ batch }: { readonly batch: ImportBatch }) {
  const say = useText(sheetTexts);
  const go = useGo();
  const documents = useDocuments();
  const entity = batch.loads.at(-1)?.entity ?? '';
  const apps = documents.all('app');
  const app = apps.find(({ menu }) => Object.values(menu ?? {}).some((entry) => entry.entity === entity)) ?? apps[0];
  return (
    <>
      <Button component="a" href={app ? `/a/${app.id}/${entity}` : '/'}>
        {say('openApp')}
      </Button>
      <Button variant="default" onClick={() => go('/people')}>
        {say('invite')}
      </Button>
    </>
  );
}

/** Table by table how far it is. */
function LoadList({ batch }: { readonly batch: ImportBatch }) {
  const say = useText(sheetTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const { client } = useServices();
  return (
    <ul className="dsg-load-list">
      {batch.loads.map(({ entity, rows }, place) => {
        const run = batch.imports.find((each) => each.place === place);
        const counts = run?.counts;
        return (
          <li key={`${place}-${entity}`}>
            <strong>{localize(documents.get('entity', entity)?.label, entity)}</strong>
            <span>
              {counts ? say('in', { count: counts.created }) : `${say('rows', { count: rows })} · ${say('wait')}`}
            </span>
            {counts && counts.refused > 0 ? (
              <Badge color="red">{say('refused', { count: counts.refused })}</Badge>
            ) : null}
            {counts && counts.warnings > 0 ? (
              <Badge color="orange">{say('warnings', { count: counts.warnings })}</Badge>
            ) : null}
            {run && counts && counts.refused + counts.warnings > 0 ? (
              <a href={client.imports.errorsUrl(run.id)} download>
                {say('errors')}
              </a>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
