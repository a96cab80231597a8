import { IconRefresh, IconRocket } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlanAnswer } from '@tessera/client';
import {
  Alert,
  Button,
  Checkbox,
  EmptyState,
  ErrorState,
  Group,
  notify,
  PageHeader,
  Panel,
  Spinner,
  Stack,
  Textarea,
  useConfirm,
  useErrorText,
  useText,
} from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { isDirty } from '../draft/draft-state.ts';
import { publishTexts } from '../locale/publish-texts.ts';
import { useGo } from '../shell/places.ts';
import { useForgetLive, useServices } from '../shell/services.tsx';
import { IssueList } from './issue-list.tsx';
import { PlanChanges, PlanSteps } from './plan-parts.tsx';

/** Check, plan in words, publish. */
export function PublishPage() {
  const say = useText(publishTexts);
  const { client } = useServices();
  const draft = useDraft();
  const [done, setDone] = useState<number>();
  const plan = useQuery({
    queryKey: ['plan'],
    queryFn: async ({ signal }) => {
      await draft.saveNow();
      const { entries, release } = draft.store.getState();
      const unsaved = Object.values(entries).some(isDirty);
      const answer = await client.draft.plan({ signal });
      draft.noteIssues(answer.issues);
      return { unsaved, release, plan: answer };
    },
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <div className="dsg-page dsg-narrow">
      <PageHeader
        title={say('publish')}
        note={say('intro')}
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={plan.isFetching}
            onClick={() => void plan.refetch()}
          >
            {say('again')}
          </Button>
        }
      />
      {done !== undefined ? <Published release={done} /> : null}
      {done === undefined && plan.isPending ? <Spinner label={say('checking')} /> : null}
      {done === undefined && plan.isError ? (
        <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
      ) : null}
      {done === undefined && plan.isSuccess ? (
        <Review plan={plan.data.plan} unsaved={plan.data.unsaved} first={plan.data.release === null} onDone={setDone} />
      ) : null}
    </div>
  );
}

interface ReviewProps {
  readonly plan: PlanAnswer;
  readonly unsaved: boolean;
  /** Nothing has been published yet: even an unchanged draft may become the first release. */
  readonly first: boolean;
  readonly onDone: (release: number) => void;
}

function Review({ plan, unsaved, first, onDone }: ReviewProps) {
  const say = useText(publishTexts);
  const explain = useErrorText();
  const publish = usePublish(onDone);
  const [note, setNote] = useState('');
  const [aware, setAware] = useState(false);
  const errors = plan.issues.filter(({ severity }) => severity === 'error');
  const destructive = plan.steps.some((step) => step.class === 'destructive');
  if (plan.changes.length === 0 && errors.length === 0 && !first)
    return <EmptyState title={say('nothing')} text={say('nothingText')} />;
  const problem = publish.isError ? explain(publish.error) : undefined;
  return (
    <Stack gap="md">
      {unsaved ? (
        <Alert color="red" role="alert">
          {say('unsaved')}
        </Alert>
      ) : null}
      <IssueList issues={plan.issues} />
      <PlanChanges changes={plan.changes} />
      {errors.length === 0 ? <PlanSteps steps={plan.steps} /> : null}
      <Panel title={say('publishNow')}>
        <Stack gap="sm">
          <Textarea
            label={say('note')}
            placeholder={say('notePlaceholder')}
            value={note}
            onChange={setNote}
            maxLength={500}
          />
          {destructive ? <Checkbox label={say('confirmDestructive')} checked={aware} onChange={setAware} /> : null}
          {problem ? (
            <Alert color="red" role="alert">
              {problem.message}
              {problem.details.map((detail) => (
                <div key={detail}>{detail}</div>
              ))}
            </Alert>
          ) : null}
          <Group justify="space-between">
            <DiscardButton />
            <Button
              size="md"
              leftSection={<IconRocket size={18} aria-hidden />}
              loading={publish.isPending}
              disabled={errors.length > 0 || unsaved || (destructive && !aware)}
              onClick={() => publish.mutate({ planHash: plan.planHash, ...(note.trim() ? { note: note.trim() } : {}) })}
            >
              {publish.isPending ? say('publishing') : say('publishNow')}
            </Button>
          </Group>
        </Stack>
      </Panel>
    </Stack>
  );
}

function usePublish(onDone: (release: number) => void) {
  const { client } = useServices();
  const draft = useDraft();
  const forget = useForgetLive();
  return useMutation({
    mutationFn: async (input: { readonly planHash: string; readonly note?: string }) => {
      const { release, location } = await client.draft.publish(input);
      if (release !== undefined) return release;
      return waitFor(async () => {
        const job = location ? await client.jobs.get(location.split('/').at(-1) ?? '') : undefined;
        if (job && ['failed', 'cancelled'].includes(String(job.state))) throw new Error(String(job.state));
        return job && String(job.state) === 'done' ? ((await client.releases.list()).current ?? undefined) : undefined;
      });
    },
    onSuccess: async (release) => {
      await draft.refresh();
      draft.forgetForeign();
      onDone(release);
      await forget();
    },
  });
}

/** Asks again every second until there is an answer. */
async function waitFor<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function DiscardButton() {
  const say = useText(publishTexts);
  const confirm = useConfirm();
  const explain = useErrorText();
  const { client } = useServices();
  const draft = useDraft();
  const go = useGo();
  const discard = async () => {
    if (
      !(await confirm({
        title: say('discardTitle'),
        text: say('discardText'),
        confirm: say('discard'),
        dangerous: true,
      }))
    )
      return;
    try {
      await client.draft.discard();
      await draft.refresh();
      go('/');
    } catch (error) {
      notify.error(explain(error).message);
    }
  };
  return (
    <Button variant="subtle" color="red" onClick={() => void discard()}>
      {say('discard')}
    </Button>
  );
}

function Published({ release }: { readonly release: number }) {
  const say = useText(publishTexts);
  const go = useGo();
  return (
    <div role="status">
      <EmptyState
        icon={<IconRocket size={26} stroke={1.5} />}
        title={say('published', { no: release })}
        text={say('publishedText')}
        action={
          <Group>
            <Button component="a" href="/">
              {say('toWorkspace')}
            </Button>
            <Button variant="default" onClick={() => go('/releases')}>
              {say('toReleases')}
            </Button>
          </Group>
        }
      />
    </div>
  );
}
