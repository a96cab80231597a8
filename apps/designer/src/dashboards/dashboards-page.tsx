import { IconLayoutDashboard, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, EmptyState, PageHeader, Radio, Stack, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { useEdit } from '../draft/use-edit.ts';
import { newDashboard } from '../edits/dashboard-edits.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { isDocumentId } from '../naming/identifier.ts';
import { NameDialog } from '../parts/name-dialog.tsx';
import { useGo, usePlaceSearch } from '../shell/places.ts';
import { DashboardDesigner } from './dashboard-designer.tsx';

/** All dashboards, and the one that is chosen on its grid. */
export function DashboardsPage() {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const go = useGo();
  const { select } = usePlaceSearch();
  const [naming, setNaming] = useState(false);
  const dashboards = documents.all('dashboard');
  const current = dashboards.find(({ id }) => id === select) ?? dashboards[0];
  const open = (id: string) => go(`/dashboards?select=${id}`, { replace: true });
  const start = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming(true)}>
      {say('addDashboard')}
    </Button>
  );
  return (
    <div className="dsg-page">
      <PageHeader title={say('dashboards')} note={say('dashboardsText')} actions={start} />
      {dashboards.length === 0 ? (
        <EmptyState
          icon={<IconLayoutDashboard size={26} stroke={1.5} />}
          title={say('noDashboards')}
          text={say('noDashboardsText')}
        />
      ) : null}
      <div role="group" aria-label={say('dashboards')} className="dsg-chips">
        {dashboards.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === current?.id}
            className={id === current?.id ? 'dsg-chip-current' : ''}
            onClick={() => open(id)}
          >
            {localize(label, id)}
          </button>
        ))}
      </div>
      {current ? <Chosen key={current.id} id={current.id} /> : null}
      {naming ? <NewDashboard onClose={() => setNaming(false)} onMade={open} /> : null}
    </div>
  );
}

function Chosen({ id }: { readonly id: string }) {
  const dashboard = useDocument('dashboard', id);
  return dashboard ? <DashboardDesigner dashboard={dashboard} /> : null;
}

interface NewDashboardProps {
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** A name, and what to start from. */
function NewDashboard({ onClose, onMade }: NewDashboardProps) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const [from, setFrom] = useState('derived');
  return (
    <NameDialog
      title={say('addDashboard')}
      prefix="x."
      fallback="dashboard"
      example={say('example')}
      taken={(id) => documents.get('dashboard', id) !== undefined}
      valid={isDocumentId}
      onClose={onClose}
      onSubmit={(named) => {
        edit('addDashboard', newDashboard(documents, named, from));
        onClose();
        onMade(named.id);
      }}
    >
      <Radio.Group label={say('start')} value={from} onChange={setFrom}>
        <Stack gap={8} mt={6}>
          <Radio value="derived" label={say('fromDerived')} />
          <Radio value="blank" label={say('fromBlank')} />
          {documents.all('dashboard').map(({ id, label }) => (
            <Radio key={id} value={id} label={say('fromCopy', { name: localize(label, id) })} />
          ))}
        </Stack>
      </Radio.Group>
    </NameDialog>
  );
}
