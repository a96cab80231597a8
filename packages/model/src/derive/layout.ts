import type { FormDocument } from '@tessera/schemas';
import { sortedEntries } from '../order.ts';
import type { FormItem } from './form.ts';

/** An item of a form with the items it holds. */
export interface LayoutNode {
  readonly key: string;
  readonly item: FormItem;
  readonly children: readonly LayoutNode[];
}

/**
 * The tree of a form: siblings by order bytewise, then key.
 * Items whose parent is not there stand at the root; items that hold each other in a ring are left out.
 */
export function layoutOf(form: Pick<FormDocument, 'items'>): readonly LayoutNode[] {
  const below = new Map<string | undefined, [string, FormItem][]>();
  for (const entry of sortedEntries(form.items)) {
    const parent = entry[1].parent;
    const home = parent !== undefined && Object.hasOwn(form.items, parent) ? parent : undefined;
    below.set(home, [...(below.get(home) ?? []), entry]);
  }
  const build = (parent: string | undefined): LayoutNode[] =>
    (below.get(parent) ?? []).map(([key, item]) => ({ key, item, children: build(key) }));
  return build(undefined);
}

/** The items of a tree in reading order, outer before inner. */
export function flattenLayout(nodes: readonly LayoutNode[]): readonly LayoutNode[] {
  return nodes.flatMap((node) => [node, ...flattenLayout(node.children)]);
}

/** The keys of the fields a form shows, in reading order. */
export function formFields(form: Pick<FormDocument, 'items'>): readonly string[] {
  return flattenLayout(layoutOf(form)).flatMap(({ item }) => (item.type === 'field' ? (item.field ?? []) : []));
}
