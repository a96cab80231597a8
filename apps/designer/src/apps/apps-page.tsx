import { IconApps, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { sortedEntries } from '@tessera/model';
import type { AppDocument } from '@tessera/schemas';
import {
  Button,
  EmptyState,
  MultiSelect,
  PageHeader,
  Panel,
  Select,
  Stack,
  Switch,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { putEdit, removeEdit, setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { ownEntities } from '../entities/own-entities.ts';
import { appTexts } from '../locale/app-texts.ts';
import { isDocumentId } from '../naming/identifier.ts';
import { LabelFields } from '../parts/label-fields.tsx';
import { NameDialog } from '../parts/name-dialog.tsx';
import { useDeleteQuestion } from '../parts/use-delete-question.tsx';
import { useGo, usePlaceSearch } from '../shell/places.ts';
import { MenuEditor, useEntryName } from './menu-editor.tsx';

/** All apps, and the menu of the one that is chosen. */
export function AppsPage() {
  const say = useText(appTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const go = useGo();
  const { select } = usePlaceSearch();
  const [naming, setNaming] = useState(false);
  const apps = documents.all('app');
  const current = apps.find((app) => app.id === select) ?? apps[0];
  const open = (id: string) => go(`/apps?select=${id}`, { replace: true });
  return (
    <div className="dsg-page">
      <PageHeader
        title={say('apps')}
        note={say('appsText')}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming(true)}>
            {say('addApp')}
          </Button>
        }
      />
      {apps.length === 0 ? <EmptyState icon={<IconApps size={26} stroke={1.5} />} title={say('noApps')} /> : null}
      <div role="group" aria-label={say('apps')} className="dsg-chips">
        {apps.map((app) => (
          <button
            key={app.id}
            type="button"
            aria-pressed={app.id === current?.id}
            className={app.id === current?.id ? 'dsg-chip-current' : ''}
            onClick={() => open(app.id)}
          >
            {localize(app.label, app.id)}
          </button>
        ))}
      </div>
      {current ? <AppEditor key={current.id} id={current.id} /> : null}
      {naming ? (
        <NameDialog
          title={say('addApp')}
          prefix="x."
          fallback="app"
          example={say('appExample')}
          taken={(id) => documents.get('app', id) !== undefined}
          valid={isDocumentId}
          onClose={() => setNaming(false)}
          onSubmit={({ label, id }) => {
            const menu = Object.fromEntries(
              ownEntities(documents).map((entity, index) => [
                entity.id.replace('.', '_'),
                { type: 'entity' as const, entity: entity.id, order: `a${index.toString(36)}` },
              ]),
            );
            edit('addApp', [
              putEdit({
                kind: 'app',
                id,
                schemaVersion: 1,
                label,
                menu: Object.fromEntries(Object.entries(menu).slice(0, 30)),
              }),
            ]);
            setNaming(false);
            open(id);
          }}
        />
      ) : null}
    </div>
  );
}

function AppEditor({ id }: { readonly id: string }) {
  const app = useDocument('app', id);
  if (!app) return null;
  return (
    <div className="dsg-two">
      <AppBasics app={app} />
      <MenuEditor app={app} />
    </div>
  );
}

function AppBasics({ app }: { readonly app: AppDocument }) {
  const say = useText(appTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const ask = useDeleteQuestion();
  const entryName = useEntryName();
  const name = localize(app.label, app.id);
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit('changeApp', [setEdit('app', app.id, path, value)], group);
  const remove = async () => {
    if (
      await ask({
        title: say('deleteAppTitle', { name }),
        confirm: say('deleteApp'),
        target: { kind: 'app', id: app.id },
      })
    )
      edit('deleteApp', [removeEdit('app', app.id)]);
  };
  const homes = sortedEntries(app.menu)
    .filter(([, entry]) => entry.type !== 'group')
    .map(([value, entry]) => ({ value, label: entryName(value, entry) }));
  return (
    <Panel title={name}>
      <Stack gap="sm">
        <LabelFields required value={app.label} onChange={(label) => set(['label'], label, `${app.id}.label`)} />
        <Select
          label={say('home')}
          clearable
          allowDeselect
          data={homes}
          value={app.home ?? null}
          onChange={(key) => set(['home'], key ?? undefined)}
        />
        <MultiSelect
          label={say('roles')}
          data={documents.all('role').map((role) => ({ value: role.id, label: localize(role.label, role.id) }))}
          value={app.roles ?? []}
          onChange={(roles) => set(['roles'], roles.length > 0 ? roles : undefined)}
        />
        <Switch
          label={say('autoMenu')}
          checked={app.autoMenu ?? true}
          onChange={(on) => set(['autoMenu'], on ? undefined : false)}
        />
        <Button
          variant="light"
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => void remove()}
        >
          {say('deleteApp')}
        </Button>
      </Stack>
    </Panel>
  );
}
