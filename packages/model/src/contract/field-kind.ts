import type { ExpressionType, RuleOperator } from '@tessera/expression';
import type { Issue, Json, Locale, LocalizedText } from '@tessera/std';
import type { FieldDocument } from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';

/** Where a field kind stands in the palette. */
export type FieldGroup = 'text' | 'number' | 'date' | 'choice' | 'people' | 'relation' | 'file' | 'system';

/** What a kind may ask about the rest of the documents. */
export interface KindContext {
  readonly documents: DocumentSet;
  /** Entity the field belongs to. */
  readonly entity: string;
}

export interface FormatContext extends KindContext {
  readonly locale: Locale;
  /** IANA zone in which moments are shown. */
  readonly timeZone: string;
}

/** How text of a file or of a person is read. Detected per column by an import, shown, changeable. */
export interface ParseContext extends FormatContext {
  /** Order of the parts of a numeric date. */
  readonly dateOrder?: 'YMD' | 'MDY' | 'DMY';
  readonly decimalMark?: '.' | ',';
  /** How a percent column writes 15 %: 15, 0.15 or 15%. */
  readonly percentStyle?: 'whole' | 'fraction';
}

/** A value in its canonical JSON form, or what is wrong with it (paths start at the value itself: ''). */
export type Normalised = { readonly value: Json } | { readonly issues: readonly Issue[] };

/** How the values of a column survive a change to another kind. */
export type KindChange = 'free' | 'checked' | 'lossy' | 'refused';

/**
 * The pure part of a field kind; runs in the browser and on the server.
 * Contract: functions never throw and never see null (null is empty for every kind but boolean).
 */
export interface FieldKind<F extends FieldDocument = FieldDocument> {
  readonly id: F['kind'];
  readonly label: LocalizedText;
  readonly description: LocalizedText;
  /** Name of a Tabler icon. */
  readonly icon: string;
  readonly group: FieldGroup;
  /** True when only the system writes it (autonumber, lookupField, status). */
  readonly computed: boolean;
  /** Operators a filter offers. Invariant: never empty. */
  readonly operators: readonly RuleOperator[];
  /** Options a new field of the kind starts with, beyond kind, label and order. */
  initial(): Partial<F>;
  /** What the expression language sees. `nullable` follows from the kind (boolean, status: false). */
  expressionType(field: F, context: KindContext): ExpressionType;
  /** What the JSON Schema cannot say about the options; paths start at the field. */
  check(field: F, context: KindContext): readonly Issue[];
  /** Brings input to the canonical JSON value of documents.md, or refuses it. */
  normalise(value: Json, field: F, context: KindContext): Normalised;
  /** The value as people read it; the empty string for what cannot be shown. */
  format(value: Json, field: F, context: FormatContext): string;
  /** Reads text a person or a file wrote. Lookups and people answer the text itself: whoever imports resolves it. */
  parse(text: string, field: F, context: ParseContext): Normalised;
  /** Changes of kind that keep values; what is absent is refused. */
  readonly changes: Readonly<Partial<Record<FieldDocument['kind'], KindChange>>>;
  /** Valid canonical values, edge cases included; for conformance tests and generators. */
  samples(field: F): readonly Json[];
}

/** All kinds by id, handed to the engines by the door. */
export type FieldKinds = Readonly<Record<string, FieldKind>>;
