import { flowErrors } from '@tessera/flow';
import { localize } from '@tessera/std';
import type { Issue } from '@tessera/std';
import type { FastifyRequest } from 'fastify';
import { sentence } from '../problem.ts';

/** The label of the field an issue points at, when the request is about records of an entity. */
function fieldLabel({ params, caller, locale }: FastifyRequest, path: string): string | undefined {
  const { entity } = params as { readonly entity?: string };
  const key = path.split('/')[1];
  const field = entity === undefined || key === undefined ? undefined : caller?.plan.entity(entity)?.field(key);
  return field && localize(field.document.label, locale, key);
}

/** The sentence of an issue. What stands in the way of a transition names the field: it is read away from any form. */
export function namedSentence(
  request: FastifyRequest,
  { path, code, params }: Pick<Issue, 'path' | 'code' | 'params'>,
): string {
  const words = sentence(code, params, request.locale);
  const label = Object.hasOwn(flowErrors, code) ? fieldLabel(request, path) : undefined;
  if (label === undefined) return words;
  return request.locale === 'en' ? `${label}: ${words}` : `${label}：${words}`;
}
