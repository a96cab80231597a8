import { IconRestore } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Release } from '@tessera/client';
import {
  Badge,
  Button,
  EmptyState,
  ErrorState,
  formatDateTime,
  notify,
  PageHeader,
  Panel,
  SkeletonRows,
  Table,
  useConfirm,
  useErrorText,
  useLocale,
  useText,
} from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { publishTexts } from '../locale/publish-texts.ts';
import { useServices } from '../shell/services.tsx';

/** All releases, and the way back to an earlier one. */
export function ReleasesPage() {
  const say = useText(publishTexts);
  const { client } = useServices();
  const releases = useQuery({ queryKey: ['releases'], queryFn: ({ signal }) => client.releases.list({ signal }) });
  return (
    <div className="dsg-page">
      <PageHeader title={say('releases')} note={say('releasesText')} />
      <Panel flush>
        {releases.isPending ? <SkeletonRows /> : null}
        {releases.isError ? <ErrorState error={releases.error} onRetry={() => void releases.refetch()} /> : null}
        {releases.data?.items.length === 0 ? <EmptyState title={say('noReleases')} /> : null}
        {releases.data && releases.data.items.length > 0 ? (
          <ReleaseTable items={releases.data.items} current={releases.data.current} />
        ) : null}
      </Panel>
    </div>
  );
}

function ReleaseTable({ items, current }: { readonly items: readonly Release[]; readonly current: number | null }) {
  const say = useText(publishTexts);
  const { locale, timeZone } = useLocale();
  return (
    <div className="dsg-table-scroll" role="region" aria-label={say('releases')} tabIndex={0}>
      <Table verticalSpacing={9} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {(['no', 'at', 'by', 'noteColumn'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {say(column)}
              </Table.Th>
            ))}
            <Table.Th scope="col">
              <span className="tsr-visually-hidden">{say('actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((release) => (
            <Table.Tr key={release.no}>
              <Table.Th scope="row">
                {release.no} {release.no === current ? <Badge color="green">{say('current')}</Badge> : null}
              </Table.Th>
              <Table.Td>{formatDateTime(release.at, locale, { timeZone })}</Table.Td>
              <Table.Td>{release.by?.title}</Table.Td>
              <Table.Td>
                {[release.rollbackOf === null ? '' : say('rollbackOf', { no: release.rollbackOf }), release.note ?? '']
                  .filter(Boolean)
                  .join(' · ')}
              </Table.Td>
              <Table.Td>{release.no === current ? null : <RollbackButton no={release.no} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function RollbackButton({ no }: { readonly no: number }) {
  const say = useText(publishTexts);
  const confirm = useConfirm();
  const explain = useErrorText();
  const { client } = useServices();
  const draft = useDraft();
  const queries = useQueryClient();
  const rollback = useMutation({
    mutationFn: () => client.releases.rollback(no),
    onSuccess: async ({ release }) => {
      await draft.refresh();
      await queries.invalidateQueries();
      notify.success(say('rolledBack', { no: release ?? '' }));
    },
    onError: (error) => notify.error(explain(error).message),
  });
  const ask = async () => {
    if (
      await confirm({
        title: say('rollbackTitle', { no }),
        text: say('rollbackText', { no }),
        confirm: say('rollback'),
      })
    )
      rollback.mutate();
  };
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<IconRestore size={15} aria-hidden />}
      loading={rollback.isPending}
      onClick={() => void ask()}
      aria-label={`${say('rollback')} ${no}`}
    >
      {say('rollback')}
    </Button>
  );
}
