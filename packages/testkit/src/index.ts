export { chromiumLaunchOptions, prepareChromium } from './chromium.ts';
export { launchBrowser } from './launch-browser.ts';
export { wantedVersion } from './postgres-versions.ts';
export type { PostgresVersion } from './postgres-versions.ts';
export { startTestCluster } from './test-cluster.ts';
export type { TestCluster } from './test-cluster.ts';
export { testDatabase } from './test-database.ts';
export type { TestDatabase, TestDatabaseOptions } from './test-database.ts';
export { temporaryHome } from './temporary-home.ts';
