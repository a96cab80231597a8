import type { Places } from '@tessera/screens';

interface History {
  readonly location: { readonly pathname: string; readonly search: string };
  push(href: string): void;
  replace(href: string): void;
}

type Texts = Readonly<Record<string, string | undefined>>;

function queryText(values: Texts): string {
  const given = Object.entries(values).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '' : `?${text}`;
}

/** The app of an address such as `/a/x.sales/x.deal`. */
export function appOf(path: string): string | undefined {
  const [, first, app] = path.split('/');
  return first === 'a' && app ? decodeURIComponent(app) : undefined;
}

/** Addresses of the workspace; all of them stay in the app one is in. */
export function placesOf(history: History, fallbackApp: string): Places {
  const base = (entity: string) =>
    `/a/${encodeURIComponent(appOf(history.location.pathname) ?? fallbackApp)}/${encodeURIComponent(entity)}`;
  return {
    record: (entity, id) => `${base(entity)}/${encodeURIComponent(id)}`,
    list: (entity, search = {}) => base(entity) + queryText(search),
    create: (entity, values = {}) => `${base(entity)}/new${queryText(values)}`,
    bin: (entity) => `${base(entity)}/bin`,
    imports: (entity, id) => `${base(entity)}/import${id === undefined ? '' : `/${encodeURIComponent(id)}`}`,
    go: (href) => history.push(href),
    search: (patch, step = 'replace') => {
      const { pathname, search } = history.location;
      history[step](pathname + queryText({ ...Object.fromEntries(new URLSearchParams(search)), ...patch }));
    },
  };
}
