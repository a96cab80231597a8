import { Trouble } from '@tessera/std';
import { readBody } from '../send.ts';
import type { Sender } from '../send.ts';

/** A stored file, as attachment fields keep it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mime: string;
  readonly sha256: string;
}

export interface UploadOptions {
  /** Gets 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export function fileRoutes(sender: Sender) {
  return {
    upload: (file: File, options: UploadOptions = {}): Promise<StoredFile> =>
      upload<StoredFile>(sender, ['files'], file, options),
    url: (file: Pick<StoredFile, 'id'>): string => sender.url({ path: ['files', file.id] }),
  };
}

/** Posts a file as multipart/form-data. `fetch` cannot tell upload progress, so a browser uses XMLHttpRequest when somebody listens. */
export async function upload<T>(
  sender: Sender,
  path: readonly string[],
  file: File,
  options: UploadOptions,
  extra: Readonly<Record<string, string>> = {},
): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(extra)) form.append(name, value);
  form.append('file', file, file.name);
  const url = sender.url({ path });
  const headers = sender.headers({ method: 'POST' });
  const post = options.onProgress && typeof XMLHttpRequest === 'function' ? postByXhr : postByFetch(sender);
  const { status, text, retryAfter } = await post(url, headers, form, options);
  if (status < 200 || status >= 300) throw sender.failure({ path }, status, text, retryAfter);
  return readBody<T>(status, text);
}

interface Posted {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

function postByFetch(sender: Sender) {
  return async (
    url: string,
    headers: Record<string, string>,
    form: FormData,
    options: UploadOptions,
  ): Promise<Posted> => {
    try {
      const doFetch = sender.options.fetch ?? globalThis.fetch.bind(globalThis);
      const response = await doFetch(url, {
        method: 'POST',
        headers,
        body: form,
        credentials: 'same-origin',
        ...(options.signal ? { signal: options.signal } : {}),
      });
      return { status: response.status, text: await response.text(), retryAfter: response.headers.get('Retry-After') };
    } catch (error) {
      options.signal?.throwIfAborted();
      throw new Trouble('network_unreachable', {}, { cause: error });
    }
  };
}

function postByXhr(
  url: string,
  headers: Record<string, string>,
  form: FormData,
  { onProgress, signal }: UploadOptions,
): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () =>
      resolve({
        status: request.status,
        text: request.responseText,
        retryAfter: request.getResponseHeader('Retry-After'),
      }),
    );
    request.addEventListener('error', () => reject(new Trouble('network_unreachable')));
    request.addEventListener('abort', () => reject(signal?.reason ?? new DOMException('aborted', 'AbortError')));
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
