import { useQuery } from '@tanstack/react-query';
import { Alert, Button, useText } from '@tessera/ui';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { useGo } from '../shell/places.ts';
import { useServices } from '../shell/services.tsx';

const openStates: ReadonlySet<string> = new Set(['planned', 'running', 'failed', 'cancelled', 'undoing']);

/** Spreadsheets somebody began to bring in and did not finish. */
export function OpenBatches() {
  const say = useText(sheetTexts);
  const go = useGo();
  const { client } = useServices();
  const open = useQuery({
    queryKey: ['import-batches'],
    queryFn: async ({ signal }) => (await client.importBatches.list({ signal })).items,
    retry: false,
  }).data?.filter(({ state }) => openStates.has(state));
  return open?.slice(0, 3).map(({ id, name, state }) => (
    <Alert key={id} color={state === 'failed' ? 'red' : 'petrol'}>
      <div className="dsg-alert-row">
        <span>
          {state === 'planned'
            ? say('planned')
            : state === 'failed'
              ? say('failed')
              : state === 'cancelled'
                ? say('stopped')
                : say('running')}
        </span>
        <Button size="compact-sm" variant="default" onClick={() => go(`/from-sheet/${id}`)}>
          {say('resume', { name })}
        </Button>
      </div>
    </Alert>
  ));
}
