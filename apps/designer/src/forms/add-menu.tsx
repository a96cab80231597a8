import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { shownFields } from '@tessera/model';
import { Button, IconButton, Menu, ScrollArea, useLocale, useLocalize, useText } from '@tessera/ui';
import { allBlocks } from '../blocks/all-blocks.ts';
import { BlockIcon } from '../blocks/block-icon.tsx';
import { useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { childrenOf, mayHold } from '../edits/form-edits.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { formTexts } from '../locale/form-texts.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { fieldGroups, paletteKinds } from '../parts/field-kinds.ts';
import { useFormActions } from './form-context.ts';
import type { Addition } from './form-context.ts';
import { itemLabel } from './item-label.ts';

const itemTypes = ['tab', 'step', 'section', 'column', 'relatedList', 'path', 'note', 'component'] as const;

/** Adds into an item, or to the end of the form, without dragging. */
export function AddMenu({ parent }: { readonly parent: string | undefined }) {
  const say = useText(formTexts);
  const { locale } = useLocale();
  const { form: id } = useFormActions();
  const draft = useDraft();
  const [opened, setOpened] = useState(false);
  const state = draft.store.getState();
  const form = documentOf(state, 'form', id);
  const item = parent === undefined ? undefined : form?.items[parent];
  const label =
    item && form ? say('addInto', { name: itemLabel(state.documents, form.entity, item, locale) }) : say('addToForm');
  return (
    <Menu opened={opened} onChange={setOpened} width={240} position="bottom-start">
      <Menu.Target>
        {parent === undefined ? (
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={15} aria-hidden />}>
            {label}
          </Button>
        ) : (
          <IconButton size="sm" label={label} data-nodrag>
            <IconPlus size={14} aria-hidden />
          </IconButton>
        )}
      </Menu.Target>
      <Menu.Dropdown data-nodrag>{opened ? <AddItems parent={parent} /> : null}</Menu.Dropdown>
    </Menu>
  );
}

function AddItems({ parent }: { readonly parent: string | undefined }) {
  const say = useText(formTexts);
  const sayEntity = useText(entityTexts);
  const localize = useLocalize();
  const { form: id, add } = useFormActions();
  const draft = useDraft();
  const state = draft.store.getState();
  const form = documentOf(state, 'form', id);
  const entity = form && documentOf(state, 'entity', form.entity);
  if (!form || !entity) return null;
  const type = parent === undefined ? undefined : form.items[parent]?.type;
  const spot = { parent, index: childrenOf(form, parent).length };
  const put = (addition: Addition) => () => add(addition, spot);
  const used = new Set(Object.values(form.items).map((item) => item.field));
  const free = shownFields(entity).filter(([key]) => !used.has(key));
  const fieldsFit = parent === undefined || mayHold(type, 'field');
  return (
    <ScrollArea.Autosize mah={440} type="auto">
      <Menu.Label>{say('palette.layout')}</Menu.Label>
      {itemTypes
        .filter((one) => mayHold(type, one))
        .map((one) => (
          <Menu.Item key={one} onClick={put({ what: 'item', type: one })}>
            {say(`type.${one}`)}
          </Menu.Item>
        ))}
      {mayHold(type, 'section') ? <Menu.Label>{say('palette.blocks')}</Menu.Label> : null}
      {mayHold(type, 'section')
        ? allBlocks.map(([name, block]) => (
            <Menu.Item
              key={name}
              leftSection={<BlockIcon name={block.icon} />}
              onClick={put({ what: 'block', block: name })}
            >
              {localize(block.label, name)}
            </Menu.Item>
          ))
        : null}
      {fieldsFit && free.length > 0 ? <Menu.Label>{say('palette.existing')}</Menu.Label> : null}
      {fieldsFit
        ? free.map(([key, field]) => (
            <Menu.Item
              key={key}
              leftSection={<KindIcon kind={field.kind} />}
              onClick={put({ what: 'field', field: key })}
            >
              {localize(field.label, key)}
            </Menu.Item>
          ))
        : null}
      {fieldsFit
        ? fieldGroups.map((group) => (
            <div key={group}>
              <Menu.Label>
                {say('palette.new')} · {sayEntity(`group.${group}`)}
              </Menu.Label>
              {paletteKinds(group).map((kind) => (
                <Menu.Item
                  key={kind.id}
                  leftSection={<KindIcon kind={kind.id} />}
                  onClick={put({ what: 'newField', kind: kind.id })}
                >
                  {localize(kind.label, kind.id)}
                </Menu.Item>
              ))}
            </div>
          ))
        : null}
    </ScrollArea.Autosize>
  );
}
