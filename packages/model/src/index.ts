export { documentSet } from './document-set.ts';
export type { DocumentOfKind, DocumentSet } from './document-set.ts';
export type {
  FieldGroup,
  FieldKind,
  FieldKinds,
  FormatContext,
  KindChange,
  KindContext,
  Normalised,
  ParseContext,
} from './contract/field-kind.ts';
export type { FieldDocument } from '@tessera/schemas';
