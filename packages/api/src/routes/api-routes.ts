import type { FastifyInstance, RouteOptions } from 'fastify';
import type { ApiDeps, ApiLimits } from '../deps.ts';
import { activityRoutes } from './activity.ts';
import { appRoutes } from './app.ts';
import { bulkRoutes } from './bulk.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes, releaseRoutes } from './draft.ts';
import { fileRoutes } from './files.ts';
import { importBatchRoutes } from './import-batches.ts';
import { jobRoutes } from './jobs.ts';
import { keyRoutes } from './keys.ts';
import { meRoutes } from './me.ts';
import { notificationRoutes } from './notifications.ts';
import { packRoutes } from './packs.ts';
import { presenceRoutes } from './presence.ts';
import { recordRoutes } from './records.ts';
import { closed } from './route-doc.ts';
import { reportRoutes } from './reports.ts';
import { searchRoutes } from './search.ts';
import { sessionRoutes } from './session.ts';
import { previewRoutes } from './preview.ts';
import { simulateRoutes } from './simulate.ts';
import { exportRoutes, importStepRoutes, transferRoutes } from './transfer.ts';
import { textRoutes } from './texts.ts';
import { transitionRoutes } from './transitions.ts';
import { userRoutes } from './users.ts';
import { viewRoutes } from './views.ts';

/** Everything below /api/v1. */
export function apiRoutes(app: FastifyInstance, deps: ApiDeps, limits: ApiLimits): void {
  app.addHook('onRoute', closeQuery);
  sessionRoutes(app, deps, limits.signInsPerMinute);
  meRoutes(app, deps);
  userRoutes(app, deps);
  keyRoutes(app, deps);
  appRoutes(app, deps);
  documentRoutes(app, deps);
  draftRoutes(app, deps);
  releaseRoutes(app, deps);
  previewRoutes(app, deps);
  simulateRoutes(app, deps);
  presenceRoutes(app, deps);
  recordRoutes(app, deps);
  activityRoutes(app, deps);
  searchRoutes(app, deps);
  transitionRoutes(app, deps);
  reportRoutes(app, deps);
  bulkRoutes(app, deps);
  textRoutes(app, deps);
  fileRoutes(app, deps);
  jobRoutes(app, deps);
  notificationRoutes(app, deps);
  viewRoutes(app, deps);
  packRoutes(app, deps);
  transferRoutes(app, deps);
  importStepRoutes(app, deps);
  importBatchRoutes(app, deps);
  exportRoutes(app, deps);
}

/** Reading records: the record engine knows the parameters, and refuses others itself. */
const readsOwnQuery = /\/records\/:entity(\/:id(\/(history|stream))?)?$/;

/** A route that names no parameters of the query takes none. */
function closeQuery(route: RouteOptions): void {
  const isRead = [route.method].flat().some((method) => method === 'GET' || method === 'HEAD');
  if (route.schema?.querystring !== undefined || (isRead && readsOwnQuery.test(route.url))) return;
  route.schema = { ...route.schema, querystring: closed({}) };
}
