/** A request as the stand-in sees it. */
export interface Asked {
  readonly method: string;
  /** Below `/api/v1`, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** What a route answers: a body, or a whole answer. */
type Route = (asked: Asked) => unknown;

export interface StandInServer {
  readonly fetch: typeof globalThis.fetch;
  readonly asked: Asked[];
  /** Sets a route: `PATCH /records/x.deal/*`, the star being the rest of the path. The newest one counts. */
  on(route: string, answer: Route): void;
}

/** A refusal as the server words it. */
export function refusal(status: number, code: string, detail: string): Response {
  return Response.json({ status, code, detail }, { status });
}

/** The other end of the wire, so that screens are tried without a server: routes answer what the test says. */
export function standInServer(routes: Readonly<Record<string, Route>>): StandInServer {
  const table = new Map(Object.entries(routes));
  const asked: Asked[] = [];
  const find = (method: string, path: string): Route | undefined =>
    [...table]
      .toReversed()
      .find(([route]) =>
        route.endsWith('*') ? `${method} ${path}`.startsWith(route.slice(0, -1)) : route === `${method} ${path}`,
      )?.[1];
  return {
    asked,
    on: (route, answer) => {
      table.delete(route);
      table.set(route, answer);
    },
    fetch: async (input, init) => {
      const { pathname, searchParams } = new URL(String(input));
      const one: Asked = {
        method: init?.method ?? 'GET',
        path: decodeURIComponent(pathname.replace('/api/v1', '')),
        query: searchParams,
        body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Asked['body']) : {},
        headers: new Headers(init?.headers),
      };
      asked.push(one);
      const answer = find(one.method, one.path)?.(one) ?? refusal(404, 'not_found', 'not found');
      return answer instanceof Response ? answer : Response.json(answer);
    },
  };
}
