import { useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { DocumentSet } from '@tessera/model';
import type { DocumentKind } from '@tessera/schemas';

/** Where the designer lives on the server. */
export const basePath = '/designer';

/** What an address may say beside the page: what is selected, and the property to jump to. */
export interface PlaceSearch {
  readonly select?: string;
  readonly focus?: string;
}

/** Where a document is edited; `pointer` is a JSON pointer into it. */
export function placeOf(documents: DocumentSet, kind: DocumentKind, id: string, pointer = ''): string {
  const [first = '', key = ''] = pointerKeys(pointer);
  const with_ = (path: string, select: string) =>
    `${path}?${new URLSearchParams({ ...(select ? { select } : {}), ...(pointer ? { focus: pointer } : {}) }).toString()}`;
  switch (kind) {
    case 'entity':
      return with_(`/entities/${id}/fields`, first === 'fields' ? key : '');
    case 'form':
      return with_(`/entities/${documents.get('form', id)?.entity ?? ''}/forms/${id}`, first === 'items' ? key : '');
    case 'view':
      return with_(`/entities/${documents.get('view', id)?.entity ?? ''}/views/${id}`, key);
    case 'workflow':
      return with_(
        `/entities/${documents.get('workflow', id)?.entity ?? ''}/workflow`,
        first === 'states' || first === 'transitions' ? `${first}/${key}` : '',
      );
    case 'dashboard':
      return with_('/dashboards', id);
    case 'report': {
      const shows = documents
        .all('dashboard')
        .find(({ blocks }) => Object.values(blocks).some(({ report }) => report === id));
      return with_('/dashboards', shows?.id ?? '');
    }
    case 'role':
      return with_('/roles', id);
    case 'app':
      return with_('/apps', id);
    default:
      return '/';
  }
}

/** The keys of a JSON pointer. */
export const pointerKeys = (pointer: string): string[] => pointer.split('/').slice(1).map(unescapePointer);

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Goes to a page of the designer, `/entities/x.repair/fields?select=title`. */
export function useGo(): (to: string, options?: { readonly replace?: boolean }) => void {
  const router = useRouter();
  return useCallback(
    (to, options) => (options?.replace ? router.history.replace(basePath + to) : router.history.push(basePath + to)),
    [router],
  );
}

/** What the address says is selected. */
export function usePlaceSearch(): PlaceSearch {
  return useSearch({ strict: false }) as PlaceSearch;
}
