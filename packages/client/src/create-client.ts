import { activityRoutes } from './routes/activity.ts';
import { appRoutes } from './routes/app.ts';
import { documentRoutes, draftRoutes, presenceRoutes, releaseRoutes } from './routes/documents.ts';
import { fileRoutes } from './routes/files.ts';
import { importBatchRoutes } from './routes/import-batches.ts';
import { jobRoutes } from './routes/jobs.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { packRoutes } from './routes/packs.ts';
import { recordRoutes } from './routes/records.ts';
import { reportRoutes } from './routes/reports.ts';
import { searchRoute } from './routes/search.ts';
import { meRoutes, sessionRoutes } from './routes/session.ts';
import { exportRoutes, importRoutes } from './routes/transfer.ts';
import { userRoutes } from './routes/users.ts';
import { savedViewRoutes } from './routes/views.ts';
import { createSender } from './send.ts';
import type { ClientOptions } from './send.ts';

/**
 * A client of one installation.
 * Every call throws ApiProblem when the server declines, Trouble `network_unreachable` when nothing came back, and the
 * abort reason when its signal was aborted. Every POST carries an Idempotency-Key.
 */
export function createClient(options: ClientOptions) {
  const sender = createSender(options);
  return {
    session: sessionRoutes(sender),
    me: meRoutes(sender),
    app: appRoutes(sender),
    packs: packRoutes(sender),
    records: recordRoutes(sender),
    activity: activityRoutes(sender),
    search: searchRoute(sender),
    documents: documentRoutes(sender),
    draft: draftRoutes(sender),
    releases: releaseRoutes(sender),
    presence: presenceRoutes(sender),
    jobs: jobRoutes(sender),
    files: fileRoutes(sender),
    notifications: notificationRoutes(sender),
    reports: reportRoutes(sender),
    views: savedViewRoutes(sender),
    users: userRoutes(sender),
    imports: importRoutes(sender),
    importBatches: importBatchRoutes(sender),
    exports: exportRoutes(sender),
    /** For routes that have no function yet. */
    send: sender.send,
  };
}

export type Client = ReturnType<typeof createClient>;
