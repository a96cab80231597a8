import {
  IconActivity,
  IconAsterisk,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconEye,
  IconFolder,
  IconGripVertical,
  IconLayoutColumns,
  IconLayoutList,
  IconList,
  IconLock,
  IconNote,
  IconRoute,
  IconStairsUp,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { FormItem } from '@tessera/model';
import { useLocale, useText } from '@tessera/ui';
import { useDraftShallow, useDraftState } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { childrenOf, isContainer } from '../edits/form-edits.ts';
import { formTexts } from '../locale/form-texts.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { AddMenu } from './add-menu.tsx';
import { useFormDrag } from './drag-state.ts';
import { useFormActions } from './form-context.ts';
import { fieldOfItem, itemLabel } from './item-label.ts';
import { ItemToolbar } from './item-toolbar.tsx';

const typeIcons = {
  tab: IconFolder,
  step: IconStairsUp,
  section: IconLayoutList,
  column: IconLayoutColumns,
  relatedList: IconList,
  path: IconRoute,
  note: IconNote,
  component: IconActivity,
} as const;

/** The children of an item, or of the form; renders again only when their keys change. */
export const FormChildren = memo(function FormChildren({ parent }: { readonly parent: string | undefined }) {
  const { form: id, rendered } = useFormActions();
  rendered?.(`in ${parent ?? ''}`);
  const keys = useDraftShallow((state) => {
    const form = documentOf(state, 'form', id);
    return form ? childrenOf(form, parent).map(([key]) => key) : [];
  });
  if (keys.length === 0) return <EmptyPlace parent={parent} />;
  return keys.map((key) => <FormItemView key={key} itemKey={key} />);
});

function EmptyPlace({ parent }: { readonly parent: string | undefined }) {
  const say = useText(formTexts);
  return (
    <div className="dsg-form-place" data-place={parent ?? ''}>
      {parent === undefined ? say('emptyForm') : say('emptyPlace')}
    </div>
  );
}

/** One item on the form canvas. It asks for its own properties only, never for where the pointer is: a drag leaves all others alone. */
const FormItemView = memo(function FormItemView({ itemKey }: { readonly itemKey: string }) {
  const { form: id, rendered } = useFormActions();
  const item = useDraftState((state) => documentOf(state, 'form', id)?.items[itemKey]);
  const selected = useFormDrag((state) => state.selected === itemKey || state.others.has(itemKey));
  const alone = useFormDrag((state) => state.selected === itemKey && state.others.size === 0);
  const dragging = useFormDrag((state) => state.dragging === itemKey);
  rendered?.(itemKey);
  if (!item) return null;
  const frame = { itemKey, item, selected, alone };
  const attributes = {
    'data-item': itemKey,
    'data-type': item.type,
    'data-selected': selected || undefined,
    'data-dragging': dragging || undefined,
  };
  const style = isContainer(item.type) ? undefined : { gridColumn: `span ${item.span ?? 12}` };
  return (
    <div className="dsg-form-item" {...attributes} style={style}>
      {isContainer(item.type) ? <Container {...frame} /> : <Leaf {...frame} />}
    </div>
  );
});

interface FrameProps {
  readonly itemKey: string;
  readonly item: FormItem;
  readonly selected: boolean;
  /** Nothing else is selected. */
  readonly alone: boolean;
}

function Container(frame: FrameProps) {
  const { itemKey, item } = frame;
  return (
    <>
      <Head {...frame}>
        <AddMenu parent={itemKey} />
      </Head>
      <div
        className={
          item.type === 'column' ? 'dsg-form-grid' : item.type === 'section' ? 'dsg-form-columns' : 'dsg-form-stack'
        }
      >
        <FormChildren parent={itemKey} />
      </div>
    </>
  );
}

function Leaf(frame: FrameProps) {
  return (
    <>
      <Head {...frame} />
      {frame.item.type === 'field' ? <div className="dsg-form-input" aria-hidden /> : null}
    </>
  );
}

function Head({ itemKey, item, selected, alone, children }: FrameProps & { readonly children?: ReactNode }) {
  const say = useText(formTexts);
  const { locale } = useLocale();
  const { form: id, select, rendered } = useFormActions();
  rendered?.(itemKey);
  const name = useDraftState((state) =>
    itemLabel(state.documents, documentOf(state, 'form', id)?.entity ?? '', item, locale),
  );
  const field = useDraftState((state) =>
    fieldOfItem(state.documents, documentOf(state, 'form', id)?.entity ?? '', item),
  );
  const Icon = item.type === 'field' ? undefined : typeIcons[item.type];
  const required = item.required ?? field?.required;
  return (
    <div className="dsg-form-head">
      <button type="button" className="dsg-grip" data-grip aria-label={say('dragItem', { name })}>
        <IconGripVertical size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="dsg-form-name"
        aria-pressed={selected}
        onClick={(event) =>
          select(itemKey, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')
        }
      >
        {Icon ? <Icon size={15} aria-hidden /> : <KindIcon kind={field?.kind ?? 'text'} size={15} />}
        <span className="dsg-ellipsis">{name}</span>
        {required ? <IconAsterisk size={10} className="dsg-required" aria-hidden /> : null}
        {item.readonly ? <IconLock size={13} aria-hidden /> : null}
        {item.visibleIf ? <IconEye size={13} aria-hidden /> : null}
        {item.device === 'phone' ? <IconDeviceMobile size={13} aria-hidden /> : null}
        {item.device === 'desktop' ? <IconDeviceDesktop size={13} aria-hidden /> : null}
      </button>
      {children}
      {alone ? <ItemToolbar itemKey={itemKey} name={name} /> : null}
    </div>
  );
}
