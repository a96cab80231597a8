import { IconRotate2 } from '@tabler/icons-react';
import type { EntityDocument, EntityRights, RoleDocument } from '@tessera/schemas';
import { Button, Checkbox, IconButton, Select, Table, useText } from '@tessera/ui';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { rightsTexts } from '../locale/rights-texts.ts';
import { isSystemRole, operations, rightsOn, scopes } from './rights.ts';

interface RightsRowProps {
  readonly role: RoleDocument;
  /** Undefined: the line for all entities without one. */
  readonly entity: EntityDocument | undefined;
  /** First cell. */
  readonly title: string;
  /** Name of the role and of the entity, for spoken labels. */
  readonly roleName: string;
  readonly entityName: string;
  readonly onFields: ((entity: EntityDocument) => void) | undefined;
}

/** One line of a rights matrix: operations, scope, fields. */
export function RightsRow({ role, entity, title, roleName, entityName, onFields }: RightsRowProps) {
  const say = useText(rightsTexts);
  const edit = useEdit();
  const { rights, own } = entity ? rightsOn(role, entity.id) : { rights: role.defaults ?? {}, own: true };
  const disabled = isSystemRole(role.id);
  const path = entity ? ['entities', entity.id] : ['defaults'];
  const put = (patch: Partial<EntityRights>) => {
    const next = { ...rights, ...patch };
    if (patch.read === true && next.scope === undefined) next.scope = 'all';
    edit('changeRole', [setEdit('role', role.id, path, next)]);
  };
  const limited = Object.values(rights.fields ?? {}).filter((right) => right !== 'edit').length;
  const fieldsText = limited > 0 ? say('fieldsChanged', { count: limited }) : say('fieldsFree');
  return (
    <Table.Tr data-inherited={!own || undefined}>
      <Table.Th scope="row">
        <div className="dsg-rights-name">
          {title}
          {entity && own && !disabled ? (
            <IconButton
              size="xs"
              label={say('reset')}
              onClick={() => edit('changeRole', [setEdit('role', role.id, path, undefined)])}
            >
              <IconRotate2 size={13} aria-hidden />
            </IconButton>
          ) : null}
        </div>
        {entity && !own ? <div className="dsg-soft">{say('inherits')}</div> : null}
      </Table.Th>
      {operations.map((operation) => (
        <Table.Td key={operation}>
          <Checkbox
            disabled={disabled}
            aria-label={say('rightOf', { role: roleName, operation: say(operation), entity: entityName })}
            checked={disabled ? true : (rights[operation] ?? false)}
            onChange={(checked) => put({ [operation]: checked })}
          />
        </Table.Td>
      ))}
      <Table.Td>
        <Select
          size="xs"
          w={128}
          disabled={disabled}
          aria-label={say('scopeOf', { name: entityName })}
          data={scopes.map((value) => ({ value, label: say(`scope.${value}`) }))}
          value={disabled ? 'all' : (rights.scope ?? 'own')}
          onChange={(scope) => scope && put({ scope })}
        />
      </Table.Td>
      <Table.Td>
        {entity && onFields ? (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={disabled}
            onClick={() => onFields(entity)}
            aria-label={`${say('fieldsOf', { name: entityName })}: ${fieldsText}`}
          >
            {fieldsText}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

/** The head of a rights matrix. */
export function RightsHead({ first }: { readonly first: string }) {
  const say = useText(rightsTexts);
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope="col">{first}</Table.Th>
        {operations.map((operation) => (
          <Table.Th key={operation} scope="col">
            {say(operation)}
          </Table.Th>
        ))}
        <Table.Th scope="col">{say('scope')}</Table.Th>
        <Table.Th scope="col">{say('fields')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}
