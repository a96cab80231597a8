import type { OutlineColumn } from '@tessera/client';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import type { Locale } from '@tessera/std';
import { kindOf } from '../parts/field-kinds.ts';
import type { ColumnPlan } from './sheet-plan.ts';

/** How a text of the file would be read: the value as people see it, or nothing when it cannot be. */
export interface ReadSample {
  readonly text: string;
  /** Undefined: it stays as it is written; null: it cannot be read. */
  readonly value: string | null | undefined;
}

interface SampleContext {
  readonly documents: DocumentSet;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Kinds that keep what is written; phone numbers are read by data that browsers fetch later. */
const plainKinds: ReadonlySet<string> = new Set([
  'text',
  'select',
  'multiSelect',
  'person',
  'owner',
  'lookup',
  'phone',
]);

/** Reads the samples of a column as the chosen kind would, with the same readers that the import uses. */
export function readSamples(column: ColumnPlan, found: OutlineColumn, context: SampleContext): readonly ReadSample[] {
  const kind = kindOf(column.kind);
  return found.samples.slice(0, 4).map((text) => {
    if (!kind || plainKinds.has(column.kind)) return { text, value: undefined };
    const shape = column.kind === found.guess.field.kind ? found.guess.field : { kind: column.kind };
    const field = { label: {}, order: 'a0', ...shape } as unknown as FieldDocument;
    const around = { ...context, entity: '', ...column.format };
    const read = kind.parse(text, field, around);
    if (!('value' in read) || read.value === null) return { text, value: null };
    const value = kind.format(read.value, field, around);
    return { text, value: value === text ? undefined : value };
  });
}
