import type { ErrorTable } from '@tessera/std';
import { nameErrors } from './errors/names.ts';
import { reportErrors } from './errors/reports.ts';
import { schemaErrors } from './errors/schema.ts';
import { structureErrors } from './errors/structure.ts';

/** Every issue the check of documents can answer. */
export const modelErrors: ErrorTable = { ...schemaErrors, ...nameErrors, ...structureErrors, ...reportErrors };
