import {
  IconArrowDown,
  IconArrowUp,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconCornerDownRight,
  IconCut,
  IconDots,
  IconTrash,
} from '@tabler/icons-react';
import { flattenLayout, layoutOf } from '@tessera/model';
import { IconButton, Menu, ScrollArea, useLocale, useText } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { isWithin, mayHold } from '../edits/form-edits.ts';
import { clipTexts } from '../locale/clip-texts.ts';
import { formTexts } from '../locale/form-texts.ts';
import { useFormActions } from './form-context.ts';
import { itemLabel } from './item-label.ts';

/** What can be done with the selected item without dragging. */
export function ItemToolbar({ itemKey, name }: { readonly itemKey: string; readonly name: string }) {
  const say = useText(formTexts);
  const { step, remove } = useFormActions();
  return (
    <div role="group" aria-label={say('itemMenu', { name })} className="dsg-form-tools" data-nodrag>
      <IconButton size="sm" label={say('moveUp')} onClick={() => step(itemKey, -1)}>
        <IconArrowUp size={14} aria-hidden />
      </IconButton>
      <IconButton size="sm" label={say('moveDown')} onClick={() => step(itemKey, 1)}>
        <IconArrowDown size={14} aria-hidden />
      </IconButton>
      <MoveIntoMenu itemKey={itemKey} />
      <IconButton size="sm" label={say('removeItem')} onClick={() => remove([itemKey])}>
        <IconTrash size={14} aria-hidden />
      </IconButton>
      <MoreMenu itemKey={itemKey} />
    </div>
  );
}

function MoveIntoMenu({ itemKey }: { readonly itemKey: string }) {
  const say = useText(formTexts);
  const { locale } = useLocale();
  const { form: id, moveInto } = useFormActions();
  const draft = useDraft();
  const state = draft.store.getState();
  const form = documentOf(state, 'form', id);
  const item = form?.items[itemKey];
  if (!form || !item) return null;
  const homes = flattenLayout(layoutOf(form)).filter(
    (node) => mayHold(node.item.type, item.type) && !isWithin(form, node.key, itemKey) && node.key !== item.parent,
  );
  if (homes.length === 0) return null;
  const pathName = (key: string): string => {
    const at = form.items[key];
    if (!at) return '';
    const own = itemLabel(state.documents, form.entity, at, locale);
    return at.parent ? `${pathName(at.parent)} › ${own}` : own;
  };
  return (
    <Menu>
      <Menu.Target>
        <IconButton size="sm" label={say('moveInto', { name: '…' })}>
          <IconCornerDownRight size={14} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={320}>
          {homes.map((node) => (
            <Menu.Item key={node.key} onClick={() => moveInto(itemKey, node.key)}>
              {say('moveInto', { name: pathName(node.key) })}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

function MoreMenu({ itemKey }: { readonly itemKey: string }) {
  const say = useText(clipTexts);
  const { copy, cut, duplicate, paste } = useFormActions();
  const icon = { size: 15, 'aria-hidden': true };
  return (
    <Menu>
      <Menu.Target>
        <IconButton size="sm" label={say('more')}>
          <IconDots size={14} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => copy([itemKey])}>
          {say('copy')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCut {...icon} />} onClick={() => cut([itemKey])}>
          {say('cutItem')}
        </Menu.Item>
        <Menu.Item leftSection={<IconClipboard {...icon} />} onClick={paste}>
          {say('paste')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopyPlus {...icon} />} onClick={() => duplicate([itemKey])}>
          {say('duplicate')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
