import type { AppDocument } from '@tessera/schemas';
import { pointer } from '@tessera/std';
import { issue } from './context.ts';
import type { Issue } from './context.ts';

/** Entries that lack what they open, or stand below what is no group. */
export function menuIssues(app: AppDocument): Issue[] {
  const menu = app.menu ?? {};
  const home =
    app.home !== undefined && !Object.hasOwn(menu, app.home)
      ? [issue('/home', 'menu_home_unknown', { key: app.home })]
      : [];
  const entries = Object.entries(menu).flatMap(([key, { type, parent, entity, view }]) => {
    const path = pointer('menu', key);
    const isOpen = type === 'group' || (type === 'entity' ? entity !== undefined : view !== undefined);
    const parentIsWrong = parent !== undefined && (parent === key || menu[parent]?.type !== 'group');
    return [
      ...(isOpen ? [] : [issue(path, 'menu_entry_incomplete', { type })]),
      ...(parentIsWrong ? [issue(`${path}/parent`, 'menu_parent_wrong', { parent })] : []),
    ];
  });
  return [...home, ...entries];
}
