import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { issuesFromAjv } from '@tessera/model';
import { documentSchemas } from '@tessera/schemas';
import type { DocumentKind } from '@tessera/schemas';
import type { Issue } from '@tessera/std';

/** Checks a document against the JSON Schema of its kind. Invariants: no issue = the document has the type of its kind. */
export type SchemaCheck = (kind: DocumentKind, document: unknown) => readonly Issue[];

/** Validators are compiled when a kind is first met. */
export function createSchemaCheck(): SchemaCheck {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  const compiled = new Map<DocumentKind, ValidateFunction>();
  return (kind, document) => {
    let validate = compiled.get(kind);
    if (!validate) {
      validate = ajv.compile(documentSchemas[kind] as object);
      compiled.set(kind, validate);
    }
    return validate(document) ? [] : issuesFromAjv(validate.errors);
  };
}
