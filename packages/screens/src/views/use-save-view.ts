import type { SavedView } from '@tessera/client';
import { useLocalize } from '@tessera/ui';
import type { ListState } from '../list/list-state.ts';
import { useViewWrites } from './use-saved-views.ts';
import { viewContent } from './view-choices.ts';
import type { Naming } from './view-choices.ts';
import type { ViewDocument } from '@tessera/schemas';

/** The widths somebody dragged the columns of a view to, on this device. */
function widthsOf(view: string): Readonly<Record<string, number>> {
  try {
    const found: unknown = JSON.parse(globalThis.localStorage.getItem(`tessera.widths.${view}`) ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, number>) : {};
  } catch {
    return {};
  }
}

/** Keeps how a list looks now: as a new view, or in one of one's own. */
export function useSaveView() {
  const writes = useViewWrites();
  const localize = useLocalize();
  return {
    asNew: (view: ViewDocument, state: ListState, naming: Naming) =>
      writes.create(viewContent(view, state, naming, widthsOf(view.id))),
    changes: (saved: SavedView, state: ListState) => {
      const { view } = saved;
      const { grouping } = state;
      const name = localize(view.label, view.id);
      return writes.update(saved, viewContent(view, state, { name, type: view.type, grouping }, widthsOf(view.id)));
    },
    /** The view as it is, under another name or for others. */
    settings: (saved: SavedView, name: string, audience?: Parameters<typeof writes.update>[2]) => {
      const { kind: _kind, id: _id, schemaVersion: _version, ...content } = saved.view;
      return writes.update(saved, { ...content, label: { 'zh-CN': name } }, audience);
    },
    writes,
  };
}
