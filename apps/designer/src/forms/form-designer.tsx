import { useMemo, useState } from 'react';
import { fieldOf } from '@tessera/model';
import type { FormDocument } from '@tessera/schemas';
import { SegmentedControl, useIsPhone, useStable, useText } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { useEdit } from '../draft/use-edit.ts';
import {
  childrenOf,
  fieldItem,
  fittingSpot,
  insertItem,
  insertNewField,
  isContainer,
  isWithin,
  moveItem,
  newItemKey,
  removeItem,
} from '../edits/form-edits.ts';
import type { FormSpot, ItemDraft } from '../edits/form-edits.ts';
import { NewFieldDialog } from '../entities/field-dialogs.tsx';
import { formTexts } from '../locale/form-texts.ts';
import { AddMenu } from './add-menu.tsx';
import { typeOf } from './drag-ids.ts';
import { createFormDrag, FormDragProvider, useFormDrag } from './drag-state.ts';
import { FormCanvas } from './form-canvas.tsx';
import { FormProvider } from './form-context.ts';
import type { Addition, FormActions } from './form-context.ts';
import { FormPalette } from './form-palette.tsx';
import { FormPanel } from './form-panel.tsx';
import { FormPreview } from './form-preview.tsx';
import { ItemPanel } from './item-panel.tsx';

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
  const actions = useFormActionsOf(id, store, setPending, rendered);
  const draft = useDraft();
  const edit = useEdit();
  const pick = (addition: Addition) => {
    const form = documentOf(draft.store.getState(), 'form', id);
    if (form) actions.add(addition, spotAfter(form, store.getState().selected, typeOf(addition)));
  };
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
              {mode === 'design' ? <AddMenu parent={undefined} /> : null}
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
              store.setState({ selected: form ? newItemKey(form, `f_${key}`) : undefined });
            }}
          />
        ) : null}
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
  const phone = useIsPhone();
  if (selected) return <ItemPanel form={form} itemKey={selected} />;
  return phone ? null : <FormPanel form={form} entity={entity} onDeleted={onDeleted} />;
}

/** Behind the selected item, else at the end, wherever the type may stand. */
function spotAfter(form: FormDocument, selected: string | undefined, type: ItemDraft['type']): FormSpot {
  const item = selected === undefined ? undefined : form.items[selected];
  const parent = item?.parent !== undefined && form.items[item.parent] ? item.parent : undefined;
  const container = item && isContainer(item.type) ? selected : undefined;
  const raw: FormSpot =
    container !== undefined && item?.type !== type
      ? { parent: container, index: childrenOf(form, container).length }
      : item
        ? { parent, index: childrenOf(form, parent).findIndex(([key]) => key === selected) + 1 }
        : { parent: undefined, index: childrenOf(form, undefined).length };
  return fittingSpot(form, type, raw) ?? raw;
}

function useFormActionsOf(
  id: string,
  store: ReturnType<typeof createFormDrag>,
  setPending: (pending: { kind: string; spot: FormSpot }) => void,
  rendered: FormDesignerProps['rendered'],
): FormActions {
  const draft = useDraft();
  const edit = useEdit();
  const current = () => documentOf(draft.store.getState(), 'form', id);
  const add = useStable((addition: Addition, spot: FormSpot) => {
    const form = current();
    const entity = form && documentOf(draft.store.getState(), 'entity', form.entity);
    if (!form || !entity) return;
    if (addition.what === 'newField') return setPending({ kind: addition.kind, spot });
    const field = addition.what === 'field' ? fieldOf(entity, addition.field) : undefined;
    const item: ItemDraft = addition.what === 'field' && field ? fieldItem(addition.field, field) : blankItem(addition);
    const key = newItemKey(form, addition.what === 'field' ? `f_${addition.field}` : typeOf(addition));
    edit('addItem', insertItem(form, key, item, spot));
    store.setState({ selected: key });
  });
  const step = useStable((key: string, by: -1 | 1) => {
    const form = current();
    const item = form?.items[key];
    if (!form || !item) return;
    const parent = item.parent !== undefined && form.items[item.parent] ? item.parent : undefined;
    const at = childrenOf(form, parent).findIndex(([other]) => other === key);
    const to = at + by;
    if (to >= 0 && to < childrenOf(form, parent).length) edit('moveItem', moveItem(form, key, { parent, index: to }));
  });
  const moveInto = useStable((key: string, parent: string) => {
    const form = current();
    if (form) edit('moveItem', moveItem(form, key, { parent, index: childrenOf(form, parent, key).length }));
  });
  const remove = useStable((key: string) => {
    const form = current();
    if (!form) return;
    edit('deleteItem', removeItem(form, key));
    const { selected } = store.getState();
    if (selected && isWithin(form, selected, key)) store.setState({ selected: undefined });
  });
  return useMemo(
    () => ({
      form: id,
      select: (key) => store.setState({ selected: key }),
      add,
      step,
      moveInto,
      remove,
      ...(rendered ? { rendered } : {}),
    }),
    [id, store, add, step, moveInto, remove, rendered],
  );
}

function blankItem(addition: Addition): ItemDraft {
  const type = typeOf(addition);
  const text = {
    'zh-CN': String(formTexts.texts[`type.${type}`]['zh-CN']),
    en: String(formTexts.texts[`type.${type}`].en),
  };
  if (type === 'tab' || type === 'section' || type === 'step') return { type, label: text };
  if (type === 'note') return { type, text, span: 12 };
  if (type === 'component') return { type, component: 'activityStream', span: 12 };
  return { type };
}
