import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import { sameJson } from '@tessera/std';

interface Kept {
  readonly document: TesseraDocument;
  readonly etag: string;
  readonly deleted?: boolean;
  /** User id of whoever saved it. */
  readonly by?: string | undefined;
}

/** An installation for tests: answers the routes the designer uses from memory, through `fetch`. */
export interface StandInServer {
  readonly fetch: typeof globalThis.fetch;
  /** Somebody saves a document; without `by` the server does not know who. */
  put(document: TesseraDocument, by?: string): void;
  /** A release goes live that holds this version of a document, a roll back for example. */
  publish(document: TesseraDocument): void;
  get(kind: DocumentKind, id: string): TesseraDocument | undefined;
  /** Calls fail as if the network were gone. */
  setOffline(offline: boolean): void;
  readonly calls: string[];
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

export function standInServer(
  live: readonly TesseraDocument[] = [],
  draft: readonly TesseraDocument[] = [],
): StandInServer {
  let tick = 0;
  let release = live.length > 0 ? 1 : 0;
  let published = new Map(live.map((document) => [`${document.kind}/${document.id}`, document]));
  const kept = new Map<string, Kept>();
  const calls: string[] = [];
  let offline = false;
  const etag = () => `"${(tick += 1)}"`;
  const keep = (document: TesseraDocument, by?: string): Kept => {
    const entry: Kept = { document, etag: etag(), by };
    kept.set(`${document.kind}/${document.id}`, entry);
    return entry;
  };
  for (const document of [...live, ...draft]) keep(document);

  const changeOf = (key: string, entry: Kept) => {
    const before = published.get(key);
    if (entry.deleted) return 'deleted';
    if (!before) return 'added';
    return sameJson(before, entry.document) ? null : 'changed';
  };
  const items = () =>
    [...kept].map(([key, entry]) => ({
      kind: entry.document.kind,
      id: entry.document.id,
      etag: entry.etag,
      change: changeOf(key, entry),
      ...(changeOf(key, entry) === 'changed' ? { live: published.get(key) } : {}),
      document: entry.document,
      ...(entry.by === undefined ? {} : { by: { id: entry.by, title: entry.by } }),
    }));
  const changes = () => items().filter(({ change }) => change !== null);

  const documentRoute = (method: string, key: string, request: Request, body: unknown): Response => {
    const entry = kept.get(key);
    if (method === 'GET')
      return entry
        ? json(200, entry.document, { ETag: entry.etag })
        : json(404, { code: 'document_unknown', detail: key });
    const match = request.headers.get('If-Match');
    const stale = match === null ? entry !== undefined && !entry.deleted : entry?.etag !== match;
    if (stale)
      return json(412, {
        code: 'document_stale',
        detail: 'stale',
        current: entry && !entry.deleted ? entry.document : null,
        currentEtag: entry?.etag,
      });
    if (method === 'PUT') return json(200, { etag: keep(body as TesseraDocument).etag, issues: [] });
    if (entry && published.has(key)) kept.set(key, { document: entry.document, etag: etag(), deleted: true });
    else kept.delete(key);
    return json(200, {});
  };

  const draftRoute = (action: string): Response => {
    if (action === 'check') return json(200, { issues: [] });
    if (action === 'plan') {
      const told = changes().map(({ kind, id, change, document }) => ({
        kind,
        id,
        change,
        label: document.label['zh-CN'] ?? id,
        lines: [`${change} ${id}`],
      }));
      return json(200, {
        planHash: 'h',
        changes: told,
        steps: [{ phase: 'activate', class: 'safe', text: '新建表', sql: ['create table x ()'] }],
        issues: [],
      });
    }
    if (action === 'publish') {
      published = new Map([...kept].flatMap(([key, entry]) => (entry.deleted ? [] : [[key, entry.document] as const])));
      for (const [key, entry] of kept) if (entry.deleted) kept.delete(key);
      release += 1;
      return json(201, { release });
    }
    return json(200, {});
  };

  const route = (request: Request, body: unknown): Response => {
    const parts = new URL(request.url).pathname
      .replace(/^.*\/api\/v1\//, '')
      .split('/')
      .map(decodeURIComponent);
    const [first, second = '', third = ''] = parts;
    if (first === 'documents')
      return second
        ? documentRoute(request.method, `${second}/${third}`, request, body)
        : json(200, { release: release || null, items: items() });
    if (first === 'draft') return draftRoute(second);
    if (first === 'releases')
      return json(200, {
        current: release || null,
        items: release
          ? [
              {
                no: release,
                at: '2026-01-05T08:00:00.000000Z',
                by: { id: 'u', title: '王芳' },
                note: null,
                rollbackOf: null,
                changes: [],
              },
            ]
          : [],
      });
    if (first === 'session') return json(200, { user: me });
    if (first === 'users')
      return json(200, {
        items: [
          { id: 'u', name: '王芳', email: 'wang@example.com', mobile: null, roles: [], manager: null, state: 'active' },
        ],
      });
    if (first === 'app')
      return json(200, {
        release,
        me,
        documents: { app: {}, entity: byId('entity'), form: {}, view: {}, workflow: byId('workflow') },
        rights: {},
      });
    if (first === 'reports') {
      const { report } = body as { report: { type: string; entity: string } };
      const items = [{ group: {}, values: { first: 2 }, filter: '' }];
      return json(200, { type: report.type, entity: report.entity, items, filter: '', more: false });
    }
    if (first === 'presence') return json(200, { items: [] });
    if (first === 'packs') return json(200, { items: [] });
    if (first === 'records') return json(200, { items: [] });
    return json(404, { code: 'route_unknown', detail: parts.join('/') });
  };
  const byId = (kind: DocumentKind) =>
    Object.fromEntries(
      [...published.values()].filter((document) => document.kind === kind).map((document) => [document.id, document]),
    );

  return {
    calls,
    put: keep,
    publish: (document) => {
      keep(document);
      published.set(`${document.kind}/${document.id}`, document);
      release += 1;
    },
    get: (kind, id) => kept.get(`${kind}/${id}`)?.document,
    setOffline: (next) => {
      offline = next;
    },
    fetch: async (input, init) => {
      const request = new Request(new URL(String(input), 'http://localhost'), init);
      if (offline) throw new TypeError('Failed to fetch');
      const text = await request.text();
      calls.push(`${request.method} ${new URL(request.url).pathname}`);
      return route(request, text ? JSON.parse(text) : undefined);
    },
  };
}

const me = { id: 'u', name: '王芳', roles: ['sys.admin'], capabilities: ['design', 'administer'], locale: 'zh-CN' };
