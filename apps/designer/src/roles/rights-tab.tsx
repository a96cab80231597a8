import { useState } from 'react';
import type { RoleDocument } from '@tessera/schemas';
import { Button, EmptyState, Panel, Table, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { useEntityParam } from '../entities/entity-page.tsx';
import { rightsTexts } from '../locale/rights-texts.ts';
import { useGo } from '../shell/places.ts';
import { FieldRightsDialog } from './field-rights-dialog.tsx';
import { RightsHead, RightsRow } from './rights-row.tsx';

/** What every role may do with one entity. */
export function RightsTab() {
  const say = useText(rightsTexts);
  const localize = useLocalize();
  const id = useEntityParam();
  const entity = useDocument('entity', id);
  const roles = useDocuments().all('role');
  const go = useGo();
  const [fieldsOf, setFieldsOf] = useState<string>();
  const chosen: RoleDocument | undefined = roles.find((role) => role.id === fieldsOf);
  if (!entity) return null;
  const name = localize(entity.label, id);
  if (roles.length === 0)
    return (
      <EmptyState
        title={say('noRoles')}
        text={say('noRolesText')}
        action={<Button onClick={() => go('/roles')}>{say('addRole')}</Button>}
      />
    );
  return (
    <div className="dsg-page">
      <Panel title={say('entityRights', { name })} flush>
        <div className="dsg-table-scroll" role="region" aria-label={say('entityRights', { name })} tabIndex={0}>
          <Table verticalSpacing={6} className="dsg-rights">
            <RightsHead first={say('role')} />
            <Table.Tbody>
              {roles.map((role) => (
                <RightsRow
                  key={role.id}
                  role={role}
                  entity={entity}
                  title={localize(role.label, role.id)}
                  roleName={localize(role.label, role.id)}
                  entityName={name}
                  onFields={() => setFieldsOf(role.id)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </Panel>
      {chosen ? <FieldRightsDialog role={chosen} entity={entity} onClose={() => setFieldsOf(undefined)} /> : null}
    </div>
  );
}
