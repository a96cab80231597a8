/** An answer over a real socket. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface HttpCall {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type HttpCaller = (method: string, path: string, call?: HttpCall) => Promise<HttpAnswer>;

/** Calls a listening server with a key, or with nothing. */
export function httpCaller(url: string, bearer?: string): HttpCaller {
  return async (method, path, { body, headers = {} } = {}) => {
    const form = body instanceof FormData;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'x-tessera-request': '1',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json ? (JSON.parse(text) as HttpAnswer['body']) : {},
    };
  };
}

/** Spends the administrator's one-time link on a key that may do everything. */
export async function administratorKey(url: string, token: string): Promise<string> {
  const call = httpCaller(url);
  const signedIn = await call('POST', '/api/v1/session/link', { body: { token } });
  const cookie = /tsr=[\w-]+/.exec(signedIn.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const made = await call('POST', '/api/v1/keys', {
    body: { name: 'proof', roles: ['sys.admin'] },
    headers: { cookie },
  });
  if (made.status !== 201) throw new Error(`no key: ${made.text}`);
  return String(made.body['key']);
}

/** Calls and expects success. */
export async function must(call: HttpCaller, method: string, path: string, more: HttpCall = {}): Promise<HttpAnswer> {
  const answer = await call(method, path, more);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 2000)}`);
  return answer;
}
