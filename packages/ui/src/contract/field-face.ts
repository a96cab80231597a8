import type { DocumentOfKind, DocumentSet, FieldDocument } from '@tessera/model';
import type { ComponentType, FC } from 'react';
import type { Locale } from '@tessera/std';
import type { FaceSlots } from './face-slots.ts';

/** A value in a table cell, on a card or read-only on a page. `value` is JSON as the record API answers it; null when empty. */
export interface CellProps<F extends FieldDocument = FieldDocument> {
  readonly field: F;
  readonly value: unknown;
  readonly locale: Locale;
  /** IANA name, for example `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly slots: FaceSlots;
}

/**
 * A value in a form.
 * Contract: `onChange` gets JSON as the record API takes it, null for empty, and never fires while an input method composes;
 * `id` goes on the focusable element; `label`, `description` and `error` are shown by the input itself.
 */
export interface InputProps<F extends FieldDocument = FieldDocument> {
  readonly field: F;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur?: () => void;
  readonly error?: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly disabled: boolean;
  readonly autoFocus?: boolean;
  /** All values of the form by field key; lookup filters read it. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly slots: FaceSlots;
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Stands in the input while it is empty; where the input has such a place. */
  readonly placeholder?: string;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** The value editor of one rule in a rule tree. `operator` is a rule operator such as `eq`, `in` or `between` (value: a pair). */
export interface FilterProps<F extends FieldDocument = FieldDocument> {
  readonly field: F;
  readonly operator: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly slots: FaceSlots;
  /** Accessible name of the editor; the rule builder gives it. */
  readonly label?: string;
  /** Stands in an empty choice instead of the usual words. */
  readonly placeholder?: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly disabled?: boolean;
}

/**
 * The designer's panel for the options of one kind; what all kinds share (label, help, required …) is not its job.
 * Contract: `onChange` gets a merge patch of the field (RFC 7396: null removes a property).
 */
export interface OptionsProps<F extends FieldDocument = FieldDocument> {
  readonly field: F;
  readonly fieldKey?: string;
  readonly onChange: (patch: Readonly<Record<string, unknown>>) => void;
  readonly entity: DocumentOfKind['entity'];
  /** Every document of the draft. */
  readonly documents: DocumentSet;
  readonly locale: Locale;
  readonly slots: FaceSlots;
}

/** Props of an icon of the kind. */
export interface FaceIconProps {
  readonly size?: number | string;
  readonly stroke?: number | string;
  readonly className?: string;
}

type Rendered = ReturnType<FC>;

/**
 * How a field kind meets people: what its `face.tsx` exports.
 * Why methods: so that a `FieldFace<TextField>` may stand in a table of `FieldFace`.
 */
export interface FieldFace<F extends FieldDocument = FieldDocument> {
  Cell(props: CellProps<F>): Rendered;
  Input(props: InputProps<F>): Rendered;
  Filter(props: FilterProps<F>): Rendered;
  Options(props: OptionsProps<F>): Rendered;
  readonly icon: ComponentType<FaceIconProps>;
}
