import type { LocalizedText } from '@tessera/std';

/** One field of an entity document: its kind, its labels and the options of that kind. */
export interface FieldDocument {
  readonly kind: string;
  readonly label?: LocalizedText;
  readonly help?: LocalizedText;
  readonly [option: string]: unknown;
}

/** What an options panel reads of the entity that owns the field. */
export interface EntityDocument {
  readonly kind: 'entity';
  readonly id: string;
  readonly label?: LocalizedText;
  readonly fields?: Readonly<Record<string, FieldDocument>>;
  readonly [property: string]: unknown;
}

/** Any document of the draft, as far as an options panel needs it (pickers of entities, fields, lifecycles). */
export interface AnyDocument {
  readonly kind: string;
  readonly id: string;
  readonly label?: LocalizedText;
  readonly [property: string]: unknown;
}
