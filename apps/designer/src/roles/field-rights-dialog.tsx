import { fieldsOf, isSystemField } from '@tessera/model';
import type { EntityDocument, RoleDocument } from '@tessera/schemas';
import { Modal, SegmentedControl, Select, Stack, useLocalize, useText } from '@tessera/ui';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { rightsTexts } from '../locale/rights-texts.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { rightsOn } from './rights.ts';

const fieldRights = ['none', 'view', 'edit'] as const;
const rarely: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt', 'deletedBy']);

interface FieldRightsDialogProps {
  readonly role: RoleDocument;
  readonly entity: EntityDocument;
  readonly onClose: () => void;
}

/** Which fields of an entity a role sees and edits. */
export function FieldRightsDialog({ role, entity, onClose }: FieldRightsDialogProps) {
  const say = useText(rightsTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const { rights } = rightsOn(role, entity.id);
  const put = (patch: object) =>
    edit('changeRole', [setEdit('role', role.id, ['entities', entity.id], { ...rights, ...patch })]);
  const set = (key: string, right: string) => {
    const { [key]: _before, ...others } = rights.fields ?? {};
    put({ fields: right === 'default' ? others : { ...others, [key]: right } });
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={say('fieldsOf', { name: localize(entity.label, entity.id) })}>
      <Stack gap="sm">
        <Select
          label={say('fieldDefault')}
          w={220}
          data={fieldRights.map((value) => ({ value, label: say(`right.${value}`) }))}
          value={rights.fieldDefault ?? 'edit'}
          onChange={(right) => right && put({ fieldDefault: right })}
        />
        <ul className="dsg-plain-list dsg-field-rights">
          {fieldsOf(entity)
            .filter(([key, field]) => !rarely.has(key) && !field.hidden)
            .toSorted(([a], [b]) => Number(isSystemField(a)) - Number(isSystemField(b)))
            .map(([key, field]) => {
              const name = localize(field.label, key);
              return (
                <li key={key}>
                  <KindIcon kind={field.kind} />
                  <span className="dsg-ellipsis">{name}</span>
                  <SegmentedControl
                    size="xs"
                    label={name}
                    value={rights.fields?.[key] ?? 'default'}
                    data={(['default', ...fieldRights] as const).map((value) => ({
                      value,
                      label: say(`right.${value}`),
                    }))}
                    onChange={(right) => set(key, right)}
                  />
                </li>
              );
            })}
        </ul>
      </Stack>
    </Modal>
  );
}
