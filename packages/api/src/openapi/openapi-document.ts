import { localize } from '@tessera/std';
import type { Locale } from '@tessera/std';
import type { Caller } from '../http/caller.ts';
import { trimmedApp } from '../routes/app.ts';
import type { DocumentedRoute } from './collect-routes.ts';
import { answer, jsonBody, operation, parameter, problemResponse, problemSchema } from './operation.ts';
import { recordPaths, recordSchemas } from './record-paths.ts';
import type { Schema } from '../routes/route-doc.ts';

export interface OpenApiInput {
  readonly caller: Caller;
  readonly routes: readonly DocumentedRoute[];
  readonly locale: Locale;
  readonly version: string;
  readonly serverUrl: string;
}

type Rights = Parameters<typeof recordSchemas>[0]['rights'];

/** The OpenAPI 3.1 document of the live release, as one caller may use it: what they may not see is not in it. */
export function openApiDocument({
  caller,
  routes,
  locale,
  version,
  serverUrl,
}: OpenApiInput): Readonly<Record<string, unknown>> {
  const { plan, principal } = caller;
  const app = trimmedApp(plan, principal.roles);
  const entities = app.set.all('entity').map((entity) => {
    const described = { plan, entity, rights: app.rights[entity.id] as Rights, locale };
    return { entity, described, schemas: recordSchemas(described) };
  });
  const usable = routes.filter(({ access }) =>
    access === 'design' || access === 'administer' ? principal.capabilities.includes(access) : true,
  );
  const tags = [...new Set(usable.map(({ doc }) => doc.tag))].map((name) => ({ name }));
  return {
    openapi: '3.1.0',
    info: {
      title: locale === 'en' ? 'Tessera API of this installation' : '本系统的 Tessera API',
      version: `${version}+release.${plan.release}`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }, { session: [] }],
    tags: [
      ...tags,
      ...entities.map(({ entity }) => ({ name: entity.id, description: localize(entity.label, locale, entity.id) })),
    ],
    paths: mergePaths([
      routePaths(usable, locale),
      ...entities.map(({ described, schemas }) => recordPaths(described, schemas)),
    ]),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'tsr' },
      },
      responses: { Problem: problemResponse },
      schemas: { Problem: problemSchema, ...Object.assign({}, ...entities.map(({ schemas }) => schemas)) },
    },
  };
}

type Paths = Readonly<Record<string, unknown>>;

function mergePaths(parts: readonly Paths[]): Paths {
  const merged: Record<string, object> = {};
  for (const part of parts)
    for (const [path, operations] of Object.entries(part))
      merged[path] = { ...merged[path], ...(operations as object) };
  return merged;
}

function routePaths(routes: readonly DocumentedRoute[], locale: Locale): Paths {
  return mergePaths(routes.map((route) => ({ [pathOf(route)]: { [route.method]: routeOperation(route, locale) } })));
}

const pathOf = ({ url }: DocumentedRoute): string => url.replace(/:(\w+)/g, '{$1}');

function routeOperation(route: DocumentedRoute, locale: Locale): object {
  const { doc, method, body, query, access } = route;
  const path = pathOf(route);
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter('path', name, { type: 'string' })),
    ...Object.entries((query?.['properties'] ?? {}) as Record<string, Schema>).map(([name, schema]) =>
      parameter('query', name, schema),
    ),
    ...(doc.conditional ? [parameter('header', 'If-Match', { type: 'string' })] : []),
  ];
  const words = path.replace('/api/v1/', '').replace(/[{}]/g, '').split('/');
  const upload = {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
        },
      },
    },
  };
  const optional = Array.isArray(body?.['type']);
  return operation({
    tag: doc.tag,
    operationId: [method, ...words].join('_'),
    summary: localize(doc.summary, locale),
    success: answer(doc.status ?? 200, doc.answer ?? { type: 'object' }),
    parameters,
    ...(doc.upload ? { requestBody: upload } : body ? { requestBody: jsonBody(body, !optional) } : {}),
    ...(access === 'everybody' || access === 'optional' ? { open: true } : {}),
  });
}
