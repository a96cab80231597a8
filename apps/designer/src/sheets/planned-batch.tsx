import { useMutation, useQuery } from '@tanstack/react-query';
import type { ImportBatch } from '@tessera/client';
import { Alert, Button, ErrorState, Group, Panel, Spinner, Text, useErrorText, useText } from '@tessera/ui';
import { useDraft, useDocuments } from '../draft/draft-context.tsx';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { IssueList } from '../publish/issue-list.tsx';
import { PlanChanges } from '../publish/plan-parts.tsx';
import { useGo } from '../shell/places.ts';
import { useForgetLive, useServices } from '../shell/services.tsx';
import { foreignChanges, hasErrors, ownDocuments, publishAndRun } from './use-create-from-sheet.ts';

interface PlannedBatchProps {
  readonly batch: ImportBatch;
  readonly onChange: (batch: ImportBatch) => void;
}

/** A batch whose entities wait for their publish: what stands in the way, and going on. */
export function PlannedBatch({ batch, onChange }: PlannedBatchProps) {
  const say = useText(sheetTexts);
  const explain = useErrorText();
  const { client } = useServices();
  const draft = useDraft();
  const documents = useDocuments();
  const forget = useForgetLive();
  const go = useGo();
  const plan = useQuery({
    queryKey: ['plan', batch.id],
    queryFn: async ({ signal }) => {
      await draft.saveNow();
      return client.draft.plan({ signal });
    },
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const publish = useMutation({
    mutationFn: async () => publishAndRun(client, draft, batch, await client.draft.plan()),
    onSuccess: async (next) => {
      onChange(next);
      await forget();
    },
    onError: () => void plan.refetch(),
  });
  if (plan.isPending) return <Spinner />;
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />;
  const blocked = hasErrors(plan.data);
  const own = new Set([
    ...ownDocuments(batch),
    ...documents
      .all('app')
      .filter(({ menu }) =>
        Object.values(menu ?? {}).some((entry) => batch.loads.some(({ entity }) => entity === entry.entity)),
      )
      .map(({ id }) => `app/${id}`),
    'role/x.member',
  ]);
  const others = foreignChanges(plan.data, own);
  return (
    <>
      <Panel title={say('planned')}>
        <Text size="sm">{say('plannedText')}</Text>
        {blocked ? (
          <Alert color="red" role="alert" mt="sm">
            {say('problems')}
          </Alert>
        ) : null}
        {!blocked && others.length > 0 ? (
          <Alert color="yellow" mt="sm" title={say('others')}>
            {say('othersText')}
          </Alert>
        ) : null}
        {publish.isError ? (
          <Alert color="red" role="alert" mt="sm">
            {explain(publish.error).message}
          </Alert>
        ) : null}
        <Group gap="sm" mt="md">
          <Button loading={publish.isPending} disabled={blocked} onClick={() => publish.mutate()}>
            {plan.data.changes.length === 0
              ? say('bringIn')
              : others.length > 0
                ? say('publishAll')
                : say('publishOwn')}
          </Button>
          <Button variant="default" onClick={() => go('/')}>
            {say('later')}
          </Button>
        </Group>
      </Panel>
      {blocked ? <IssueList issues={plan.data.issues} /> : null}
      <PlanChanges changes={others} />
    </>
  );
}
