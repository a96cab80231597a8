import type { SavedView } from '@tessera/client';

/** What somebody is about to do with a view: keep how the list looks, give another name, share. */
export type ViewTask =
  | { readonly kind: 'saveAs' }
  | { readonly kind: 'rename'; readonly saved: SavedView }
  | { readonly kind: 'share'; readonly saved: SavedView };
