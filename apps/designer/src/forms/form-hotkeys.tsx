import { IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton, useHotkeys, useText } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { childrenOf } from '../edits/form-edits.ts';
import { clipTexts } from '../locale/clip-texts.ts';
import { HotkeySheet } from '../parts/hotkey-sheet.tsx';
import { chosenOf, useFormDragStore } from './drag-state.ts';
import { useFormActions } from './form-context.ts';

const isReading = (): boolean => getSelection()?.type === 'Range';

/** The keys of the form designer, and the button that shows them. */
export function FormHotkeys() {
  const say = useText(clipTexts);
  const draft = useDraft();
  const store = useFormDragStore();
  const { form: id, copy, cut, paste, duplicate, remove, step, choose } = useFormActions();
  const [shown, setShown] = useState(false);
  const chosen = () => chosenOf(store.getState());
  const isChosen = (): boolean => chosen().length > 0 && store.getState().dragging === undefined;
  const move = (by: -1 | 1) => () => {
    const key = chosen().at(-1);
    if (key !== undefined) step(key, by);
  };
  const chooseAll = () => {
    const form = documentOf(draft.store.getState(), 'form', id);
    const parent = form?.items[chosen().at(-1) ?? '']?.parent;
    if (form) choose(childrenOf(form, parent).map(([key]) => key));
  };
  const plain = { inFields: false };
  const onItems = { inFields: false, when: isChosen };
  useHotkeys([
    ['mod+c', () => copy(chosen()), { inFields: false, when: () => isChosen() && !isReading() }],
    ['mod+x', () => cut(chosen()), { inFields: false, when: () => isChosen() && !isReading() }],
    ['mod+v', paste, plain],
    ['mod+d', () => duplicate(chosen()), onItems],
    ['mod+a', chooseAll, plain],
    ['Delete', () => remove(chosen()), onItems],
    ['Backspace', () => remove(chosen()), onItems],
    ['Escape', () => choose([]), onItems],
    ['alt+ArrowUp', move(-1), onItems],
    ['alt+ArrowDown', move(1), onItems],
    ['?', () => setShown(true), plain],
  ]);
  return (
    <>
      <IconButton label={say('hotkeys')} onClick={() => setShown(true)}>
        <IconKeyboard size={18} aria-hidden />
      </IconButton>
      {shown ? (
        <HotkeySheet
          title={say('hotkeys')}
          onClose={() => setShown(false)}
          groups={[
            {
              title: say('hotkeys.form'),
              rows: [
                [['mod+C'], say('key.copy')],
                [['mod+X'], say('key.cut')],
                [['mod+V'], say('key.paste')],
                [['mod+D'], say('key.duplicate')],
                [['Delete'], say('key.remove')],
                [['alt+ArrowUp', 'alt+ArrowDown'], say('key.move')],
                [[`mod+${say('key.click')}`], say('key.add')],
                [[`shift+${say('key.click')}`], say('key.range')],
                [['mod+A'], say('key.all')],
                [['Escape'], say('key.none')],
              ],
            },
            {
              title: say('hotkeys.drag'),
              rows: [
                [['Space'], say('key.pick')],
                [['ArrowUp', 'ArrowDown'], say('key.arrows')],
              ],
            },
            {
              title: say('hotkeys.all'),
              rows: [
                [['mod+Z'], say('key.undo')],
                [['mod+shift+Z'], say('key.redo')],
                [['mod+S'], say('key.save')],
                [['?'], say('key.help')],
              ],
            },
          ]}
        />
      ) : null}
    </>
  );
}
