import { IconPlus, IconShieldLock, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { EntityDocument, RoleDocument } from '@tessera/schemas';
import {
  Badge,
  Button,
  Checkbox,
  EmptyState,
  Group,
  PageHeader,
  Panel,
  Stack,
  Table,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { putEdit, removeEdit, setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { ownEntities } from '../entities/own-entities.ts';
import { rightsTexts } from '../locale/rights-texts.ts';
import { isDocumentId } from '../naming/identifier.ts';
import { LabelFields } from '../parts/label-fields.tsx';
import { NameDialog } from '../parts/name-dialog.tsx';
import { useDeleteQuestion } from '../parts/use-delete-question.tsx';
import { useGo, usePlaceSearch } from '../shell/places.ts';
import { FieldRightsDialog } from './field-rights-dialog.tsx';
import { isSystemRole } from './rights.ts';
import { RightsHead, RightsRow } from './rights-row.tsx';

/** All roles, and the rights of the one that is chosen. */
export function RolesPage() {
  const say = useText(rightsTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const go = useGo();
  const { select } = usePlaceSearch();
  const [naming, setNaming] = useState(false);
  const roles = documents.all('role');
  const current = roles.find((role) => role.id === select) ?? roles.find((role) => !isSystemRole(role.id)) ?? roles[0];
  const open = (id: string) => go(`/roles?select=${id}`, { replace: true });
  return (
    <div className="dsg-page">
      <PageHeader
        title={say('roles')}
        note={say('rolesText')}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming(true)}>
            {say('addRole')}
          </Button>
        }
      />
      {roles.length === 0 ? (
        <EmptyState icon={<IconShieldLock size={26} stroke={1.5} />} title={say('noRoles')} text={say('noRolesText')} />
      ) : null}
      <div role="group" aria-label={say('roles')} className="dsg-chips">
        {roles.map((role) => (
          <button
            key={role.id}
            type="button"
            aria-pressed={role.id === current?.id}
            className={role.id === current?.id ? 'dsg-chip-current' : ''}
            onClick={() => open(role.id)}
          >
            {localize(role.label, role.id)}
          </button>
        ))}
      </div>
      {current ? <RoleEditor key={current.id} id={current.id} /> : null}
      {naming ? (
        <NameDialog
          title={say('addRole')}
          prefix="x."
          fallback="role"
          example={say('roleExample')}
          taken={(id) => documents.get('role', id) !== undefined}
          valid={isDocumentId}
          onClose={() => setNaming(false)}
          onSubmit={({ label, id }) => {
            edit('addRole', [
              putEdit({
                kind: 'role',
                id,
                schemaVersion: 1,
                label,
                defaults: { read: true, create: true, update: true, scope: 'ownAndSubordinates' },
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

function RoleEditor({ id }: { readonly id: string }) {
  const say = useText(rightsTexts);
  const localize = useLocalize();
  const role = useDocument('role', id);
  const entities = ownEntities(useDocuments());
  const [fields, setFields] = useState<EntityDocument>();
  if (!role) return null;
  const name = localize(role.label, id);
  return (
    <Stack gap="md">
      <RoleBasics role={role} />
      <Panel title={say('matrix')} flush>
        <div className="dsg-table-scroll" role="region" aria-label={say('matrix')} tabIndex={0}>
          <Table verticalSpacing={6} className="dsg-rights">
            <RightsHead first={say('entity')} />
            <Table.Tbody>
              {entities.map((entity) => (
                <RightsRow
                  key={entity.id}
                  role={role}
                  entity={entity}
                  title={localize(entity.label, entity.id)}
                  roleName={name}
                  entityName={localize(entity.label, entity.id)}
                  onFields={setFields}
                />
              ))}
              <RightsRow
                role={role}
                entity={undefined}
                title={say('allOthers')}
                roleName={name}
                entityName={say('allOthers')}
                onFields={undefined}
              />
            </Table.Tbody>
          </Table>
        </div>
      </Panel>
      {fields ? <FieldRightsDialog role={role} entity={fields} onClose={() => setFields(undefined)} /> : null}
    </Stack>
  );
}

function RoleBasics({ role }: { readonly role: RoleDocument }) {
  const say = useText(rightsTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const ask = useDeleteQuestion();
  const system = isSystemRole(role.id);
  const name = localize(role.label, role.id);
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit('changeRole', [setEdit('role', role.id, path, value)], group);
  const held = role.capabilities ?? [];
  const toggle = (capability: 'design' | 'administer' | 'shareViews', on: boolean) => {
    const next = on ? [...held, capability] : held.filter((one) => one !== capability);
    set(['capabilities'], next.length > 0 ? next : undefined);
  };
  const remove = async () => {
    if (
      await ask({
        title: say('deleteRoleTitle', { name }),
        confirm: say('deleteRole'),
        target: { kind: 'role', id: role.id },
      })
    )
      edit('deleteRole', [removeEdit('role', role.id)]);
  };
  return (
    <Panel
      title={name}
      actions={
        system ? (
          <Badge color="gray">{say('system')}</Badge>
        ) : (
          <Button
            size="compact-sm"
            variant="light"
            color="red"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => void remove()}
          >
            {say('deleteRole')}
          </Button>
        )
      }
    >
      <div className="dsg-two">
        <Stack gap="xs">
          {system ? null : (
            <LabelFields required value={role.label} onChange={(label) => set(['label'], label, `${role.id}.label`)} />
          )}
        </Stack>
        <Stack gap="xs">
          <div className="dsg-field-label">{say('capabilities')}</div>
          <Group gap="md">
            {(['design', 'administer', 'shareViews'] as const).map((capability) => (
              <Checkbox
                key={capability}
                disabled={system}
                label={say(`capability.${capability}`)}
                checked={system || held.includes(capability)}
                onChange={(on) => toggle(capability, on)}
              />
            ))}
          </Group>
        </Stack>
      </div>
    </Panel>
  );
}
