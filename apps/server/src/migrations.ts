import { apiMigrations } from '@tessera/api';
import type { Migration } from '@tessera/database';
import { filesMigrations } from '@tessera/files';
import { identityMigrations } from '@tessera/identity';
import { journalMigrations } from '@tessera/journal';
import { publishMigrations } from '@tessera/publish';
import { queueMigrations } from '@tessera/queue';
import { recordMigrations } from '@tessera/records';
import { transferMigrations } from '@tessera/transfer';
import { secretMigrations } from './server-secret.ts';

/** Our own tables, lowest packages first. */
export const migrations: readonly Migration[] = [
  ...secretMigrations,
  ...journalMigrations,
  ...queueMigrations,
  ...filesMigrations,
  ...recordMigrations,
  ...identityMigrations,
  ...publishMigrations,
  ...transferMigrations,
  ...apiMigrations,
];
