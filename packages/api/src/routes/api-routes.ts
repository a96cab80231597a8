import type { FastifyInstance } from 'fastify';
import type { ApiDeps, ApiLimits } from '../deps.ts';
import { appRoutes } from './app.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes, releaseRoutes } from './draft.ts';
import { keyRoutes } from './keys.ts';
import { meRoutes } from './me.ts';
import { sessionRoutes } from './session.ts';
import { userRoutes } from './users.ts';

/** Everything below /api/v1. */
export function apiRoutes(app: FastifyInstance, deps: ApiDeps, limits: ApiLimits): void {
  sessionRoutes(app, deps, limits.signInsPerMinute);
  meRoutes(app, deps);
  userRoutes(app, deps);
  keyRoutes(app, deps);
  appRoutes(app, deps);
  documentRoutes(app, deps);
  draftRoutes(app, deps);
  releaseRoutes(app, deps);
}
