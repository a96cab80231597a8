import type { FastifyInstance } from 'fastify';
import type { ApiDeps, ApiLimits } from '../deps.ts';
import { appRoutes } from './app.ts';
import { bulkRoutes } from './bulk.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes, releaseRoutes } from './draft.ts';
import { fileRoutes } from './files.ts';
import { jobRoutes } from './jobs.ts';
import { keyRoutes } from './keys.ts';
import { meRoutes } from './me.ts';
import { notificationRoutes } from './notifications.ts';
import { packRoutes } from './packs.ts';
import { recordRoutes } from './records.ts';
import { sessionRoutes } from './session.ts';
import { exportRoutes, importStepRoutes, transferRoutes } from './transfer.ts';
import { transitionRoutes } from './transitions.ts';
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
  recordRoutes(app, deps);
  transitionRoutes(app, deps);
  bulkRoutes(app, deps);
  fileRoutes(app, deps);
  jobRoutes(app, deps);
  notificationRoutes(app, deps);
  packRoutes(app, deps);
  transferRoutes(app, deps);
  importStepRoutes(app, deps);
  exportRoutes(app, deps);
}
