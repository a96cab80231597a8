import { useMemo, useRef } from 'react';
import { fieldOf, flattenLayout, layoutOf } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { notify, useLocalize, useStable, useText } from '@tessera/ui';
import { allBlocks } from '../blocks/all-blocks.ts';
import { useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { useEdit } from '../draft/use-edit.ts';
import { clipFields, clipOf, moveItems, pasteClip, removeItems, topmost } from '../edits/form-clip.ts';
import type { FormClip } from '../edits/form-clip.ts';
import {
  childrenOf,
  fieldItem,
  fittingSpot,
  insertItem,
  isContainer,
  isWithin,
  moveItem,
  newItemKey,
} from '../edits/form-edits.ts';
import type { FormSpot, ItemDraft } from '../edits/form-edits.ts';
import { clipTexts } from '../locale/clip-texts.ts';
import { formTexts } from '../locale/form-texts.ts';
import { readClip, writeClip } from './clipboard.ts';
import { typeOf } from './drag-ids.ts';
import { chosenOf } from './drag-state.ts';
import type { createFormDrag } from './drag-state.ts';
import type { Addition, FormActions } from './form-context.ts';

/** A clip that needs a word before it is put on the form. */
export interface PendingPaste {
  readonly clip: FormClip;
  readonly spot: FormSpot;
  /** A copy for the same form: fields are made anew unless told otherwise. */
  readonly isDuplicate: boolean;
}

interface Ports {
  readonly askNewField: (pending: { kind: string; spot: FormSpot }) => void;
  readonly askPaste: (pending: PendingPaste) => void;
  readonly askBlock: (pending: { block: string; spot: FormSpot }) => void;
  readonly rendered: ((key: string) => void) | undefined;
}

/** Behind the selected item, else at the end, wherever the type may stand. */
export function spotAfter(form: FormDocument, selected: string | undefined, type: ItemDraft['type']): FormSpot {
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

/** What the items on the canvas, the palette and the keys do to the form. */
export function useFormActionsOf(id: string, store: ReturnType<typeof createFormDrag>, ports: Ports): FormActions {
  const tell = useTell();
  const clip = useClipActions(id, store, ports, tell);
  const draft = useDraft();
  const edit = useEdit();
  const say = useText(clipTexts);
  const localize = useLocalize();
  const current = () => documentOf(draft.store.getState(), 'form', id);
  const choose = useStable((keys: readonly string[]) =>
    store.setState({ selected: keys.at(-1), others: new Set(keys.slice(0, -1)) }),
  );
  const select = useStable((key: string, how: 'only' | 'toggle' | 'range' = 'only') => {
    const form = current();
    const chosen = chosenOf(store.getState());
    if (how === 'only' || !form || chosen.length === 0) return choose([key]);
    if (how === 'toggle') return choose(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
    const home = form.items[key]?.parent;
    const order = flattenLayout(layoutOf(form)).map((node) => node.key);
    const [from = 0, to = 0] = [order.indexOf(chosen.at(-1) ?? ''), order.indexOf(key)].toSorted((a, b) => a - b);
    const between = order.slice(from, to + 1).filter((one) => form.items[one]?.parent === home);
    choose([...between.filter((one) => one !== key), key]);
  });
  const addBlock = (name: string, spot: FormSpot): void => {
    const form = current();
    const entity = form && documentOf(draft.store.getState(), 'entity', form.entity);
    const block = allBlocks.find(([one]) => one === name)?.[1];
    if (!form || !entity || !block) return;
    const hasStatus = Object.values(entity.fields).some(({ kind }) => kind === 'status');
    if (block.child || (block.needs === 'status' && !hasStatus)) return ports.askBlock({ block: name, spot });
    const fields = clipFields(form, entity, block);
    const missing = fields.filter(({ state }) => state === 'missing').map(({ key }) => key);
    if (fields.some(({ state }) => state === 'placed' || state === 'impossible'))
      return ports.askPaste({ clip: block, spot, isDuplicate: false });
    const label = localize(block.label, name);
    const text = say(missing.length > 0 ? 'blockInsertedFields' : 'blockInserted', {
      name: label,
      count: missing.length,
    });
    clip.put(block, spot, new Set(missing), text);
  };
  const add = useStable((addition: Addition, spot: FormSpot) => {
    const form = current();
    const entity = form && documentOf(draft.store.getState(), 'entity', form.entity);
    if (!form || !entity) return;
    if (addition.what === 'newField') return ports.askNewField({ kind: addition.kind, spot });
    if (addition.what === 'block') return addBlock(addition.block, spot);
    const field = addition.what === 'field' ? fieldOf(entity, addition.field) : undefined;
    const item: ItemDraft = addition.what === 'field' && field ? fieldItem(addition.field, field) : blankItem(addition);
    const key = newItemKey(form, addition.what === 'field' ? `f_${addition.field}` : typeOf(addition));
    edit('addItem', insertItem(form, key, item, spot));
    choose([key]);
    reveal(key);
  });
  const step = useStable((key: string, by: -1 | 1) => {
    const form = current();
    const item = form?.items[key];
    if (!form || !item) return;
    const parent = item.parent !== undefined && form.items[item.parent] ? item.parent : undefined;
    const keys = topmost(form, chosenOf(store.getState()).includes(key) ? chosenOf(store.getState()) : [key]).filter(
      (one) => form.items[one]?.parent === item.parent,
    );
    const siblings = childrenOf(form, parent).map(([other]) => other);
    const edge = by < 0 ? siblings.indexOf(keys[0] ?? key) - 1 : siblings.indexOf(keys.at(-1) ?? key) + 2;
    if (edge >= 0 && edge <= siblings.length) edit('moveItem', moveItems(form, keys, { parent, index: edge }));
  });
  const moveInto = useStable((key: string, parent: string) => {
    const form = current();
    if (form) edit('moveItem', moveItem(form, key, { parent, index: childrenOf(form, parent, key).length }));
  });
  const remove = useStable((keys: readonly string[]) => {
    const form = current();
    if (!form || keys.length === 0) return;
    edit('deleteItem', removeItems(form, keys));
    if (chosenOf(store.getState()).some((key) => keys.some((gone) => isWithin(form, key, gone)))) choose([]);
    tell(say('removed', { count: topmost(form, keys).length }), true);
  });
  return useMemo(
    () => ({
      form: id,
      select,
      choose,
      add,
      step,
      moveInto,
      remove,
      ...clip,
      ...(ports.rendered ? { rendered: ports.rendered } : {}),
    }),
    [id, select, choose, add, step, moveInto, remove, clip, ports.rendered],
  );
}

/** Says what was done, in place of what was said before: its undo takes back the last step. */
function useTell(): (text: string, undo: boolean) => void {
  const draft = useDraft();
  const say = useText(clipTexts);
  const last = useRef<string>(undefined);
  return useStable((text: string, undo: boolean) => {
    if (last.current !== undefined) notify.hide(last.current);
    last.current = notify.info(text, undo ? { action: { label: say('undo'), run: () => draft.undo() } } : {});
  });
}

/** Brings what was just put on the form into sight. */
function reveal(key: string | undefined): void {
  requestAnimationFrame(() =>
    document.querySelector(`[data-item="${CSS.escape(key ?? '')}"]`)?.scrollIntoView({ block: 'nearest' }),
  );
}

/** Copying, pasting and duplicating what is chosen. */
function useClipActions(
  id: string,
  store: ReturnType<typeof createFormDrag>,
  { askPaste }: Ports,
  tell: ReturnType<typeof useTell>,
) {
  const draft = useDraft();
  const edit = useEdit();
  const say = useText(clipTexts);
  const target = (): { form: FormDocument; entity: EntityDocument } | undefined => {
    const form = documentOf(draft.store.getState(), 'form', id);
    const entity = form && documentOf(draft.store.getState(), 'entity', form.entity);
    return form && entity ? { form, entity } : undefined;
  };
  const put = useStable((...given: Parameters<FormActions['put']>) => {
    const [clip, spot, create, done, before = []] = given;
    const at = target();
    if (!at) return;
    const pasted = pasteClip({ documents: draft.store.getState().documents, ...at }, clip, spot, create);
    if (pasted.keys.length === 0) return;
    edit('pasteItems', [...before, ...pasted.edits]);
    store.setState({ selected: pasted.keys.at(-1), others: new Set(pasted.keys.slice(0, -1)) });
    reveal(pasted.keys[0]);
    tell(done, true);
  });
  const offer = (clip: FormClip, isDuplicate: boolean): void => {
    const at = target();
    if (!at) return;
    const [first] = Object.values(clip.items).filter(({ parent }) => parent === undefined);
    const spot = spotAfter(at.form, store.getState().selected, first?.type ?? 'field');
    const plain = pasteClip({ documents: draft.store.getState().documents, ...at }, clip, spot, new Set());
    const fits = clipFields(at.form, at.entity, clip).every(({ state }) => state === 'fits');
    if (fits && plain.left.length === 0 && plain.rules === 0)
      put(clip, spot, new Set(), say('pasted', { count: plain.keys.length }));
    else askPaste({ clip, spot, isDuplicate });
  };
  const take = (keys: readonly string[]): FormClip | undefined => {
    const at = target();
    return at && keys.length > 0 ? clipOf(at.form, at.entity, keys) : undefined;
  };
  const copy = useStable((keys: readonly string[]) => {
    const clip = take(keys);
    if (!clip) return;
    const count = Object.values(clip.items).filter(({ parent }) => parent === undefined).length;
    tell(say(writeClip(clip) ? 'copied' : 'notCopied', { count }), false);
  });
  const cut = useStable((keys: readonly string[]) => {
    const at = target();
    const clip = take(keys);
    if (!at || !clip) return;
    if (!writeClip(clip)) return tell(say('notCopied'), false);
    edit('deleteItem', removeItems(at.form, keys));
    store.setState({ selected: undefined, others: new Set() });
    tell(say('cut', { count: topmost(at.form, keys).length }), true);
  });
  const paste = useStable(() => {
    const clip = readClip();
    if (clip) offer(clip, false);
    else tell(say('nothing'), false);
  });
  const duplicate = useStable((keys: readonly string[]) => {
    const clip = take(keys);
    if (clip) offer(clip, true);
  });
  return useMemo(() => ({ copy, cut, paste, duplicate, put }), [copy, cut, paste, duplicate, put]);
}

function blankItem(addition: Exclude<Addition, { what: 'block' }>): ItemDraft {
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
