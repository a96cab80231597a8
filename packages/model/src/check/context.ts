import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import { issue, warning } from '@tessera/std';
import type { Issue } from '@tessera/std';
import type { FieldKinds } from '../contract/field-kind.ts';
import type { DocumentSet } from '../document-set.ts';
import type { Annotation } from '../walk/annotations.ts';

/** An issue and the document it is in. */
export interface DocumentIssue extends Issue {
  readonly kind: DocumentKind;
  readonly id: string;
}

/** What a check of the documents needs from outside. */
export interface CheckPorts {
  readonly kinds: FieldKinds;
  /** What the published schema says against a document; see `issuesFromAjv`, `issuesFromCfworker`. */
  readonly validateSchema: (kind: DocumentKind, document: unknown) => readonly Issue[];
  /** A document of a pack as it was shipped. Given: fields a tenant added to it must start with x_. */
  readonly shipped?: (kind: DocumentKind, id: string) => TesseraDocument | undefined;
}

/** What one rule sees. `documents` hold only parts that satisfy their schema. */
export interface CheckContext extends CheckPorts {
  readonly documents: DocumentSet;
  /** What the schema says of the texts in a document, read once. */
  readonly annotations: (document: TesseraDocument) => readonly Annotation[];
  /** True for a document, or a field of an entity, that is there but too broken to look into. */
  readonly isBroken: (kind: DocumentKind, id: string, field?: string) => boolean;
}

export { issue, warning };
export type { Issue };
