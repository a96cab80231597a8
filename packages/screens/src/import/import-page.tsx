import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Alert,
  Anchor,
  Button,
  ErrorState,
  FileDrop,
  formatDateTime,
  notify,
  PageHeader,
  Panel,
  Progress,
  SkeletonForm,
  Stepper,
  Text,
  useDocumentTitle,
  useErrorText,
  useIsPhone,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import { importTexts } from '../locale/import-texts.ts';
import { useEntity, useRuntime } from '../runtime/runtime.tsx';
import { CheckStep } from './check-step.tsx';
import { isWorking, stepOf } from './import-run.ts';
import type { ImportView } from './import-run.ts';
import { MappingStep } from './mapping-step.tsx';
import { ResultStep } from './result-step.tsx';
import styles from './import.module.css';

interface ImportPageProps {
  readonly entity: string;
  /** Id of an import; absent: upload a file first. */
  readonly run: string | undefined;
}

const fileTypes = ['.xlsx', '.csv', '.txt', 'text/csv'];
const steps = ['stepUpload', 'stepMap', 'stepCheck', 'stepRun'] as const;

/** Import in four steps: file, mapping, dry run, result. What happens long happens in the background. */
export function ImportPage({ entity: entityId, run: id }: ImportPageProps) {
  const { client, places } = useRuntime();
  const entity = useEntity(entityId);
  const queries = useQueryClient();
  const say = useText(importTexts);
  const localize = useLocalize();
  const isPhone = useIsPhone();
  const [remapping, setRemapping] = useState(false);
  const plural = localize(entity.pluralLabel ?? entity.label, entityId);
  const title = say('title', { name: plural });
  useDocumentTitle(`${title} · Tessera`);
  const key = ['imports', 'one', id];
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await client.imports.get(id ?? '', { signal })) as unknown as ImportView,
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? 700 : false),
  });
  const keep = (next: unknown): void => {
    setRemapping(false);
    queries.setQueryData(key, next);
    void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
  };
  const step = remapping ? 1 : stepOf(run);
  return (
    <div className={styles['page']}>
      <PageHeader
        title={title}
        crumbs={[
          { label: plural, href: places.list(entityId), onClick: () => places.go(places.list(entityId)) },
          { label: title },
        ]}
        note={run?.fileName}
      />
      <div className={styles['body']}>
        <Stepper
          active={step}
          size="sm"
          allowNextStepsSelect={false}
          {...(isPhone ? { orientation: 'horizontal' as const, iconSize: 26 } : {})}
          className={styles['steps']}
        >
          {steps.map((name, at) => (
            // On phones only the number is in sight: it belongs to the name then.
            <Stepper.Step
              key={name}
              {...(isPhone ? { 'aria-label': `${at + 1} ${say(name)}` } : { label: say(name) })}
            />
          ))}
        </Stepper>
        {id === undefined ? (
          <UploadStep entity={entityId} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !run ? (
          <SkeletonForm />
        ) : isWorking(run) ? (
          <Working run={run} onChange={keep} />
        ) : (
          <>
            {run.state === 'failed' ? <Failed run={run} /> : null}
            {step === 1 ? (
              <MappingStep
                key={`${run.id} ${JSON.stringify(run.spec.reading)}`}
                entity={entity}
                run={run}
                onChange={keep}
              />
            ) : null}
            {step === 2 ? (
              <CheckStep
                key={`${run.id}/${run.dryRun?.counts.refused ?? ''}/${run.dryRun?.unknown.length ?? ''}`}
                entity={entity}
                run={run}
                onChange={keep}
                onBack={() => setRemapping(true)}
              />
            ) : null}
            {step === 3 ? <ResultStep entity={entity} run={run} onChange={keep} /> : null}
          </>
        )}
      </div>
    </div>
  );
}

function UploadStep({ entity }: { readonly entity: string }) {
  const { client, places } = useRuntime();
  const say = useText(importTexts);
  const explain = useErrorText();
  const [share, setShare] = useState<number>();
  const [failure, setFailure] = useState<unknown>();
  const upload = async (file: File): Promise<void> => {
    setFailure(undefined);
    setShare(0);
    try {
      const run = await client.imports.start(entity, file, { onProgress: setShare });
      places.go(places.imports(entity, run.id));
    } catch (error) {
      setFailure(error);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <>
      <Panel title={say('stepUpload')}>
        {failure === undefined ? null : (
          <Alert color="red" role="alert" mb="sm">
            {explain(failure).message}
          </Alert>
        )}
        <FileDrop
          label={say('choose')}
          hint={say('chooseHint')}
          accept={fileTypes}
          maxFiles={1}
          disabled={share !== undefined}
          onFiles={([file]) => file && void upload(file)}
          onRefused={(reasons) => notify.error(reasons.join(' '))}
        />
        <Anchor mt="sm" display="inline-block" href={client.imports.templateUrl(entity)} download>
          {say('template')}
        </Anchor>
        {share === undefined ? null : <Progress mt="sm" value={share * 100} aria-label={say('uploading')} />}
      </Panel>
      <PastImports entity={entity} />
    </>
  );
}

function PastImports({ entity }: { readonly entity: string }) {
  const { client, places } = useRuntime();
  const say = useText(importTexts);
  const { locale, timeZone } = useLocale();
  const { data } = useQuery({
    queryKey: ['imports', 'list', entity],
    queryFn: async ({ signal }) =>
      (await client.imports.list(entity, { signal })).items as unknown as readonly ImportView[],
  });
  if (!data || data.length === 0) return null;
  return (
    <Panel title={say('past')}>
      <ul className={styles['past']}>
        {data.map((run) => (
          <li key={run.id}>
            <Anchor
              href={places.imports(entity, run.id)}
              onClick={(event) => {
                event.preventDefault();
                places.go(places.imports(entity, run.id));
              }}
            >
              {run.fileName}
            </Anchor>
            <Text span size="xs" c="dimmed">
              {formatDateTime(run.createdAt, locale, { timeZone })}
            </Text>
            <Text span size="xs">
              {say(`state.${run.state}`)}
            </Text>
            <Text span size="xs" c="dimmed">
              {run.counts
                ? `${say('created')} ${run.counts.created} · ${say('updated')} ${run.counts.updated} · ${say('refused')} ${run.counts.refused}`
                : ''}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Working({ run, onChange }: { readonly run: ImportView; readonly onChange: (run: unknown) => void }) {
  const { client } = useRuntime();
  const explain = useErrorText();
  const say = useText(importTexts);
  const { data: job } = useQuery({
    queryKey: ['jobs', run.jobId],
    queryFn: ({ signal }) => client.jobs.get(run.jobId ?? '', { signal }),
    enabled: run.jobId !== null,
    refetchInterval: 700,
  });
  const label = say(run.state === 'checking' ? 'checking' : run.state === 'undoing' ? 'undoing' : 'running');
  const share = job?.progress ?? null;
  const cancel = async (): Promise<void> => {
    try {
      onChange(await client.imports.cancel(run.id));
    } catch (error) {
      notify.error(explain(error).message);
    }
  };
  return (
    <Panel title={label}>
      <Progress value={share === null ? 100 : share * 100} striped animated aria-label={label} />
      <Text size="sm" c="dimmed" mt="xs" role="status">
        {share === null ? label : `${Math.round(share * 100)} %`}
      </Text>
      {run.state === 'undoing' ? null : (
        <Button mt="sm" variant="default" onClick={() => void cancel()}>
          {say('cancel')}
        </Button>
      )}
    </Panel>
  );
}

function Failed({ run }: { readonly run: ImportView }) {
  const { client } = useRuntime();
  const say = useText(importTexts);
  const { data: job } = useQuery({
    queryKey: ['jobs', run.jobId, 'failed'],
    queryFn: ({ signal }) => client.jobs.get(run.jobId ?? '', { signal }),
    enabled: run.jobId !== null,
  });
  return (
    <Alert color="red" role="alert" title={say('failed')}>
      {job?.problem?.detail}
    </Alert>
  );
}
