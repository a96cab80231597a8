import { databaseErrors } from '@tessera/database';
import { expressionErrors } from '@tessera/expression';
import { fieldErrors } from '@tessera/fields/kind';
import { filesErrors } from '@tessera/files';
import { flowErrors } from '@tessera/flow';
import { identityErrors } from '@tessera/identity';
import { insightErrors } from '@tessera/insight';
import { modelErrors } from '@tessera/model';
import { packErrors } from '@tessera/packs';
import { publishErrors } from '@tessera/publish';
import { queueErrors } from '@tessera/queue';
import { recordErrors } from '@tessera/records';
import { transferErrors } from '@tessera/transfer';
import { viewsErrors } from '@tessera/views';
import type { ErrorEntry, ErrorTable } from '@tessera/std';
import { apiErrors } from './errors.ts';

/** The tables of all packages that answer over HTTP; a code occurs in one of them only. */
export const errorSources: readonly ErrorTable[] = [
  databaseErrors,
  expressionErrors,
  modelErrors,
  fieldErrors,
  identityErrors,
  queueErrors,
  filesErrors,
  recordErrors,
  flowErrors,
  insightErrors,
  viewsErrors,
  publishErrors,
  transferErrors,
  packErrors,
  apiErrors,
];

/** Every code that may travel over HTTP. */
export const errorTables: ErrorTable = Object.assign({}, ...errorSources) as ErrorTable;

/** What a code means; a code nobody declared is our bug and shows as such. */
export function errorEntry(code: string): ErrorEntry {
  return errorTables[code] ?? apiErrors.internal_error;
}
