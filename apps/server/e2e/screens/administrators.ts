import type { APIRequestContext } from 'playwright';
import type { Installation, Visitor } from '../installation.ts';
import { startTour } from './tour.ts';
import type { Tour } from './tour.ts';

const headers = { 'X-Tessera-Request': '1' };
const password = 'Wanfeng-Gongdan-2611';

/** An administrator who has just come in, and the way there as it was seen. */
export interface Arrival {
  readonly administrator: Visitor;
  readonly tour: Tour;
}

async function send(
  request: APIRequestContext,
  method: string,
  path: string,
  data: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await request.fetch(`/api/v1/${path}`, { method, data, headers: { ...headers, ...more } });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? {} : ((await answer.json()) as Readonly<Record<string, unknown>>);
}

/** Two administrators at their own browsers, one in each language: both have seen the page for the first password. */
export async function administratorsOf(installation: Installation): Promise<Readonly<Record<'zh-CN' | 'en', Arrival>>> {
  const first = await installation.visitor({ locale: 'zh-CN' });
  const second = await installation.visitor({ locale: 'en' });
  const chinese = await startTour(first, 'zh-CN');
  const english = await startTour(second, 'en');
  await chinese.at(installation.signInLink, () => chinese.look('first password'));
  const { request } = first.context;
  // The same person in English, without a password still.
  await second.context.addCookies(await first.context.cookies());
  await english.at('/', () => english.look('first password'));
  await second.context.clearCookies();
  await send(request, 'POST', 'me/password', { password });
  const person = { name: 'Alex Morgan', email: 'alex@wanfeng.example', roles: ['sys.admin'] };
  const { id } = await send(request, 'POST', 'users', person);
  const { link } = await send(request, 'POST', `users/${String(id)}/invite`, {});
  const token = String(link).split('token=')[1];
  await send(second.context.request, 'POST', 'session/invitation', { token, password });
  await send(second.context.request, 'PATCH', 'me', { locale: 'en' });
  return { 'zh-CN': { administrator: first, tour: chinese }, en: { administrator: second, tour: english } };
}

/** Changes a document of the draft beside the screens. */
export async function changeDocument<T extends object>(
  request: APIRequestContext,
  address: string,
  change: (document: T) => T,
): Promise<void> {
  const read = await request.get(`/api/v1/documents/${address}`);
  const document = (await read.json()) as T;
  await send(request, 'PUT', `documents/${address}`, change(document), { 'If-Match': read.headers()['etag'] ?? '' });
}

/** One unpublished change, so that there is something to publish. */
export function changeDraft({ context: { request } }: Visitor): Promise<void> {
  const renewal = { kind: 'date', label: { 'zh-CN': '续约日期', en: 'Renewal date' }, order: 'az' };
  return changeDocument<{ readonly fields: object }>(request, 'entity/crm.account', (entity) => ({
    ...entity,
    fields: { ...entity.fields, renewalDate: renewal },
  }));
}
