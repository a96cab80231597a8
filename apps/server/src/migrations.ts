import { apiMigrations } from '@tessera/api';
import type { Migration } from '@tessera/database';
import { filesMigrations } from '@tessera/files';
import { identityMigrations } from '@tessera/identity';
import { journalMigrations } from '@tessera/journal';
import { packMigrations } from '@tessera/packs';
import { publishMigrations } from '@tessera/publish';
import { queueMigrations } from '@tessera/queue';
import { recordMigrations } from '@tessera/records';
import { transferMigrations } from '@tessera/transfer';
import { viewsMigrations } from '@tessera/views';
import { firstStartMigrations } from './first-start.ts';
import { secretMigrations } from './server-secret.ts';

/** Our own tables, lowest packages first. */
export const migrations: readonly Migration[] = [
  ...secretMigrations,
  ...firstStartMigrations,
  ...journalMigrations,
  ...queueMigrations,
  ...filesMigrations,
  ...recordMigrations,
  ...identityMigrations,
  ...publishMigrations,
  ...transferMigrations,
  ...viewsMigrations,
  ...packMigrations,
  ...apiMigrations,
];
