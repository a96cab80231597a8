import { useMemo, useState } from 'react';
import { Group, SegmentedControl, useIsPhone, useStable, useText } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { useEdit } from '../draft/use-edit.ts';
import { insertNewField, newItemKey } from '../edits/form-edits.ts';
import type { FormSpot } from '../edits/form-edits.ts';
import { NewFieldDialog } from '../entities/field-dialogs.tsx';
import { formTexts } from '../locale/form-texts.ts';
import { BlockDialog } from './block-dialog.tsx';
import { AddMenu } from './add-menu.tsx';
import { typeOf } from './drag-ids.ts';
import { createFormDrag, FormDragProvider, useFormDrag } from './drag-state.ts';
import { FormCanvas } from './form-canvas.tsx';
import { FormProvider } from './form-context.ts';
import type { Addition } from './form-context.ts';
import { FormHotkeys } from './form-hotkeys.tsx';
import { FormPalette } from './form-palette.tsx';
import { FormPanel } from './form-panel.tsx';
import { FormPreview } from './form-preview.tsx';
import { ItemPanel } from './item-panel.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { SelectionPanel } from './selection-panel.tsx';
import { spotAfter, useFormActionsOf } from './use-form-actions.ts';
import type { PendingPaste } from './use-form-actions.ts';

interface FormDesignerProps {
  /** Id of the form. */
  readonly form: string;
  readonly entity: string;
  /** Item to start with. */
  readonly selected: string | undefined;
  readonly onDeleted: () => void;
  /** Told when an item rendered, or the list inside one as `in <key>`; for tests. */
  readonly rendered?: (key: string) => void;
}

/** Palette, canvas, preview and properties of one form. */
export function FormDesigner({ form: id, entity, selected, onDeleted, rendered }: FormDesignerProps) {
  const say = useText(formTexts);
  const store = useMemo(() => createFormDrag(selected), [id]); // eslint-disable-line react-hooks/exhaustive-deps -- a new form, a new selection
  const [mode, setMode] = useState<'design' | 'preview'>('design');
  const [pending, setPending] = useState<{ readonly kind: string; readonly spot: FormSpot }>();
  const [paste, setPaste] = useState<PendingPaste>();
  const [block, setBlock] = useState<{ readonly block: string; readonly spot: FormSpot }>();
  const actions = useFormActionsOf(id, store, {
    askNewField: setPending,
    askPaste: setPaste,
    askBlock: setBlock,
    rendered,
  });
  const draft = useDraft();
  const edit = useEdit();
  const pick = useStable((addition: Addition) => {
    const form = documentOf(draft.store.getState(), 'form', id);
    if (form) actions.add(addition, spotAfter(form, store.getState().selected, typeOf(addition)));
  });
  return (
    <FormProvider value={actions}>
      <FormDragProvider value={store}>
        <FormCanvas
          form={id}
          palette={mode === 'design' ? <FormPalette form={id} entity={entity} onPick={pick} /> : null}
          toolbar={
            <>
              <SegmentedControl<'design' | 'preview'>
                label={say('mode')}
                size="xs"
                value={mode}
                onChange={setMode}
                data={(['design', 'preview'] as const).map((value) => ({ value, label: say(value) }))}
              />
              {mode === 'design' ? (
                <Group gap="xs">
                  <AddMenu parent={undefined} />
                  <FormHotkeys />
                </Group>
              ) : null}
            </>
          }
          preview={mode === 'preview' ? <FormPreview form={id} /> : null}
          panel={mode === 'design' ? <Panel form={id} entity={entity} onDeleted={onDeleted} /> : null}
        />
        {pending ? (
          <NewFieldDialog
            entity={entity}
            kind={pending.kind}
            onClose={() => setPending(undefined)}
            onCreate={(owner, key, field) => {
              const form = documentOf(draft.store.getState(), 'form', id);
              if (form) edit('addField', insertNewField(form, owner, key, field, pending.spot));
              setPending(undefined);
              actions.choose(form ? [newItemKey(form, `f_${key}`)] : []);
            }}
          />
        ) : null}
        {paste ? <PasteDialog pending={paste} onClose={() => setPaste(undefined)} /> : null}
        {block ? <BlockDialog {...block} onClose={() => setBlock(undefined)} /> : null}
      </FormDragProvider>
    </FormProvider>
  );
}

function Panel({
  form,
  entity,
  onDeleted,
}: {
  readonly form: string;
  readonly entity: string;
  readonly onDeleted: () => void;
}) {
  const selected = useFormDrag((state) => state.selected);
  const others = useFormDrag((state) => state.others);
  const phone = useIsPhone();
  if (selected && others.size > 0) return <SelectionPanel keys={[...others, selected]} />;
  if (selected) return <ItemPanel form={form} itemKey={selected} />;
  return phone ? null : <FormPanel form={form} entity={entity} onDeleted={onDeleted} />;
}
