import type { Migration } from '@tessera/database';
import { identityMigrations } from '@tessera/identity';
import { journalMigrations } from '@tessera/journal';
import { publishMigrations } from '@tessera/publish';

/** Our own tables, lowest packages first. */
export const migrations: readonly Migration[] = [...journalMigrations, ...identityMigrations, ...publishMigrations];
