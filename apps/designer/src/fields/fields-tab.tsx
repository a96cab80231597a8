import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { sortedEntries } from '@tessera/model';
import { Badge, Button, Text, useIsPhone, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDraftState } from '../draft/draft-context.tsx';
import { documentKey } from '../draft/draft-state.ts';
import { useEdit } from '../draft/use-edit.ts';
import { addField, moveField } from '../edits/entity-edits.ts';
import { useEntityParam } from '../entities/entity-page.tsx';
import { EntityPanel } from '../entities/entity-panel.tsx';
import { NewFieldDialog } from '../entities/field-dialogs.tsx';
import { KindMenu } from '../entities/kind-menu.tsx';
import { entityTexts } from '../locale/entity-texts.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { kindOf } from '../parts/field-kinds.ts';
import { MoveList } from '../parts/move-list.tsx';
import { useGo, usePlaceSearch } from '../shell/places.ts';
import { FieldPanel } from './field-panel.tsx';

/** The fields of an entity as a list, the selected one beside it. */
export function FieldsTab() {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const id = useEntityParam();
  const entity = useDocument('entity', id);
  const edit = useEdit();
  const go = useGo();
  const phone = useIsPhone();
  const { select } = usePlaceSearch();
  const [kind, setKind] = useState<string>();
  const issues = useDraftState((state) => state.issues[documentKey('entity', id)]);
  if (!entity) return null;
  const pick = (key: string | undefined) =>
    go(`/entities/${id}/fields${key ? `?select=${key}` : ''}`, { replace: true });
  const name = localize(entity.label, id);
  const issuesOf = (key: string) => issues?.filter(({ path }) => path.startsWith(`/fields/${key}`)).length ?? 0;
  return (
    <div className="dsg-workbench">
      <section className="dsg-sheet" aria-label={say('fieldsOf', { name })}>
        <div className="dsg-sheet-head">
          <h2>{say('fields')}</h2>
          <KindMenu label={say('addFieldTo', { name })} onPick={setKind}>
            <Button size="compact-sm" h={30} px={12} leftSection={<IconPlus size={16} aria-hidden />}>
              {say('addField')}
            </Button>
          </KindMenu>
        </div>
        <MoveList
          label={say('fieldsOf', { name })}
          onMove={(key, index) => edit('moveField', moveField(entity, key, index))}
          items={sortedEntries(entity.fields).map(([key, field]) => ({
            key,
            name: localize(field.label, key),
            content: (
              <button type="button" className="dsg-field-row" aria-pressed={select === key} onClick={() => pick(key)}>
                <KindIcon kind={field.kind} />
                <span className="dsg-field-row-name">
                  {localize(field.label, key)}
                  {field.required ? (
                    <span className="dsg-required">
                      *<span className="tsr-visually-hidden">{say('requiredMark')}</span>
                    </span>
                  ) : null}
                  {field.hidden ? <Badge color="gray">{say('retired')}</Badge> : null}
                  {issuesOf(key) > 0 ? <Badge color="red">{say('issues', { count: issuesOf(key) })}</Badge> : null}
                </span>
                <Text span size="xs" c="dimmed" className="dsg-field-row-kind">
                  {localize(kindOf(field.kind)?.label, field.kind)}
                </Text>
                <span className="dsg-mono dsg-field-row-key">{key}</span>
              </button>
            ),
          }))}
        />
      </section>
      {select && entity.fields[select] ? (
        <FieldPanel key={select} entity={id} fieldKey={select} onClose={() => pick(undefined)} onRenamed={pick} />
      ) : phone ? null : (
        <EntityPanel entity={id} />
      )}
      {kind ? (
        <NewFieldDialog
          entity={id}
          kind={kind}
          onClose={() => setKind(undefined)}
          onCreate={(owner, key, field) => {
            edit('addField', addField(owner, key, field));
            setKind(undefined);
            pick(key);
          }}
        />
      ) : null}
    </div>
  );
}
