/** One thing wrong with what was sent. `pointer` is a JSON pointer into the body, or the name of a parameter. */
export interface ProblemItem {
  readonly pointer: string;
  readonly code: string;
  /** A sentence in the language the client asked for. */
  readonly detail: string;
}

/** The body of an `application/problem+json` answer. Source: RFC 9457. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title?: string;
  readonly detail: string;
  readonly errors?: readonly ProblemItem[];
  readonly traceId?: string;
  readonly [member: string]: unknown;
}

/** The server declined a request and says why, in the language the client asked for. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly ProblemItem[];
  readonly traceId: string | undefined;
  /** Seconds to wait, where the server said so. */
  readonly retryAfter: number | undefined;
  /** The whole body, for members that one route adds. */
  readonly body: ProblemBody;

  constructor(body: ProblemBody, retryAfter?: number) {
    super(body.detail || body.title || body.code);
    this.name = 'ApiProblem';
    this.status = body.status;
    this.code = body.code;
    this.detail = body.detail || body.title || body.code;
    this.errors = body.errors ?? [];
    this.traceId = body.traceId;
    this.retryAfter = retryAfter;
    this.body = body;
  }
}

/** Reads a failed answer; an answer that is not problem+json (a proxy's page) becomes `answer_unreadable`. */
export function problemOf(status: number, text: string, retryAfter?: string | null): ApiProblem {
  const seconds = retryAfter ? Number(retryAfter) : Number.NaN;
  const wait = Number.isFinite(seconds) ? seconds : undefined;
  const body = readObject(text);
  if (body && typeof body['code'] === 'string') {
    const { code, detail, ...rest } = body;
    return new ApiProblem(
      { ...rest, status, code: String(code), detail: typeof detail === 'string' ? detail : '' },
      wait,
    );
  }
  return new ApiProblem({ status, code: 'answer_unreadable', detail: `HTTP ${status}` }, wait);
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
