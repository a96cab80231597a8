import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRuntime } from '@tessera/screens';
import { Button, notify, useConfirm, useErrorText, useSessionStorage, useText } from '@tessera/ui';
import { workspaceTexts } from '../locale/workspace-texts.ts';

interface Packs {
  readonly items: readonly { readonly id: string; readonly demoRows: number }[];
}

interface Cleared {
  readonly removed: number;
  /** Rows people changed or link to. */
  readonly kept: readonly unknown[];
}

/** For administrators: sample data is here, and leaves with one click. */
export function DemoBanner() {
  const { client, me } = useRuntime();
  const say = useText(workspaceTexts);
  const confirm = useConfirm();
  const explain = useErrorText();
  const queries = useQueryClient();
  const [later, setLater] = useSessionStorage({ key: 'tessera.demo.later', defaultValue: false });
  const isAdministrator = me.capabilities.includes('administer');
  const { data } = useQuery({
    queryKey: ['packs'],
    queryFn: async ({ signal }) => (await client.send<Packs>({ method: 'GET', path: ['packs'], signal })).body,
    enabled: isAdministrator && !later,
    staleTime: 60_000,
  });
  const packs = (data?.items ?? []).filter(({ demoRows }) => demoRows > 0);
  if (!isAdministrator || later || packs.length === 0) return null;
  const count = packs.reduce((sum, { demoRows }) => sum + demoRows, 0);
  const clear = async (): Promise<void> => {
    if (
      !(await confirm({
        title: say('demoQuestion'),
        text: say('demoQuestionText'),
        confirm: say('demoClear'),
        dangerous: true,
      }))
    )
      return;
    try {
      let removed = 0;
      let kept = 0;
      for (const { id } of packs) {
        const { body } = await client.send<Cleared>({ method: 'DELETE', path: ['packs', id, 'demo'] });
        removed += body.removed;
        kept += body.kept.length;
      }
      notify.success(say(kept === 0 ? 'demoCleared' : 'demoClearedBut', { count: removed, kept }));
      // Asking again would not take away what people have worked on.
      setLater(true);
      await queries.invalidateQueries();
    } catch (error) {
      notify.error(explain(error).message);
    }
  };
  return (
    <div className="wsp-banner" role="status">
      <span>{say('demoBanner', { count })}</span>
      <Button size="compact-sm" variant="light" onClick={() => void clear()}>
        {say('demoClear')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => setLater(true)}>
        {say('demoLater')}
      </Button>
    </div>
  );
}
