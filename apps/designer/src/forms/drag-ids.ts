import type { ItemDraft } from '../edits/form-edits.ts';
import type { Addition } from './form-context.ts';

/** The type an addition has once it is on the form. */
export function typeOf(addition: Addition): ItemDraft['type'] {
  if (addition.what === 'block') return 'section';
  return addition.what === 'item' ? addition.type : 'field';
}

/** What a draggable of the form designer stands for, as its id. */
export function additionId(addition: Addition): string {
  if (addition.what === 'field') return `add:field:${addition.field}`;
  if (addition.what === 'block') return `add:block:${addition.block}`;
  return addition.what === 'newField' ? `add:new:${addition.kind}` : `add:item:${addition.type}`;
}

/** The addition an id stands for; undefined for an item that is on the form already. */
export function additionOf(id: string): Addition | undefined {
  const [head, what, name = ''] = id.split(':');
  if (head !== 'add') return undefined;
  if (what === 'field') return { what: 'field', field: name };
  if (what === 'block') return { what: 'block', block: name };
  return what === 'new'
    ? { what: 'newField', kind: name }
    : { what: 'item', type: name as Extract<Addition, { what: 'item' }>['type'] };
}
