import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, notify, useConfirm, useErrorText, useText } from '@tessera/ui';
import { homeTexts } from '../locale/home-texts.ts';
import { useServices } from '../shell/services.tsx';

interface InstalledPack {
  readonly id: string;
  readonly demoRows: number;
}

/** Tells that there is demo data, and lets it leave. */
export function DemoData() {
  const say = useText(homeTexts);
  const { client, me } = useServices();
  const confirm = useConfirm();
  const explain = useErrorText();
  const queries = useQueryClient();
  const packs = useQuery({
    queryKey: ['packs'],
    queryFn: async ({ signal }) =>
      (await client.send<{ readonly items: readonly InstalledPack[] }>({ method: 'GET', path: ['packs'], signal })).body
        .items,
    enabled: me.capabilities.includes('administer'),
    retry: false,
  });
  const withDemo = packs.data?.filter(({ demoRows }) => demoRows > 0) ?? [];
  const remove = useMutation({
    mutationFn: async () => {
      let removed = 0;
      for (const { id } of withDemo)
        removed += (await client.send<{ readonly removed: number }>({ method: 'DELETE', path: ['packs', id, 'demo'] }))
          .body.removed;
      return removed;
    },
    onSuccess: (count) => {
      notify.success(say('demoRemoved', { count }));
      void queries.invalidateQueries();
    },
    onError: (error) => notify.error(explain(error).message),
  });
  if (withDemo.length === 0) return null;
  const ask = async () => {
    if (await confirm({ title: say('demoTitle'), text: say('demoText'), confirm: say('demoRemove'), dangerous: true }))
      remove.mutate();
  };
  return (
    <Alert color="petrol">
      <div className="dsg-alert-row">
        <span>{say('demo', { count: withDemo.reduce((sum, { demoRows }) => sum + demoRows, 0) })}</span>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={15} aria-hidden />}
          loading={remove.isPending}
          onClick={() => void ask()}
        >
          {say('demoRemove')}
        </Button>
      </div>
    </Alert>
  );
}
