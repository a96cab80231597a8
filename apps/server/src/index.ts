export { createServer } from './create-server.ts';
export type { Server, ServerOptions } from './create-server.ts';
export { serverErrors } from './errors.ts';
export { administratorOf } from './first-start.ts';
export { migrations } from './migrations.ts';
export { readSettings } from './settings.ts';
export type { Settings } from './settings.ts';
export { startServer } from './start-server.ts';
export type { StartedServer, StartOptions } from './start-server.ts';
