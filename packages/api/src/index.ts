export { standardLimits } from './deps.ts';
export type { ApiDeps, ApiLimits, SiteFolders } from './deps.ts';
export { errorTables } from './error-tables.ts';
export { apiErrors } from './errors.ts';
export { apiMigrations } from './migrations.ts';
export { createApi } from './server.ts';
