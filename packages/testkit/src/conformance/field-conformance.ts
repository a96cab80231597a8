import type { FieldStore } from '@tessera/database';
import type { FieldDocument, FieldKind, FieldKinds } from '@tessera/model';
import { required } from '@tessera/std';
import type { ErrorTable } from '@tessera/std';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { testDatabase } from '../test-database.ts';
import type { TestDatabase } from '../test-database.ts';
import { contextOf, examplesOf } from './field-case.ts';
import type { FieldCase } from './field-case.ts';
import { junkValues } from './junk.ts';
import {
  entitySchemas,
  hasValidExamples,
  isNamedInEveryLanguage,
  normalisesOnce,
  readsWhatItWrites,
  survivesJunk,
} from './pure-laws.ts';
import {
  changesFreely,
  filtersAsItEvaluates,
  keepsValues,
  sortsByValue,
  storeCase,
  storesWhatItAccepts,
} from './stored-laws.ts';
import type { StoredCase } from './stored-laws.ts';

/** The field kinds under test. */
export interface FieldVocabulary {
  readonly kinds: FieldKinds;
  readonly stores: Readonly<Record<string, FieldStore>>;
  readonly errors: ErrorTable;
  /** Fields beside the examples of the schemas, by kind. */
  readonly variants?: Readonly<Record<string, readonly FieldDocument[]>>;
}

/**
 * Registers the tests every field kind must pass: what it says, reads and writes, against real Postgres and against the
 * evaluator of the expression language. A new kind gets them for free.
 */
export function describeFieldKinds(vocabulary: FieldVocabulary): void {
  const schemas = entitySchemas();
  let place: TestDatabase | undefined;
  beforeAll(async () => {
    place = await testDatabase();
  });
  afterAll(async () => place?.close());

  for (const subject of casesOf(vocabulary)) {
    describe(subject.name, () => {
      describePure(subject, vocabulary.errors, schemas);
      if (subject.store.columns(subject.field).length > 0)
        describeStored(subject, vocabulary, () => required(place, 'a database'));
    });
  }
}

function casesOf({ kinds, stores, variants = {} }: FieldVocabulary): FieldCase[] {
  return Object.values(kinds).flatMap((kind: FieldKind) =>
    [...examplesOf(kind.id), ...(variants[kind.id] ?? [])].map((field, index) => ({
      name: index === 0 ? kind.id : `${kind.id} ${index + 1}`,
      field,
      kind,
      context: contextOf(field),
      store: required(stores[kind.id], `the store of ${kind.id}`) as FieldStore<FieldDocument>,
    })),
  );
}

function describePure(subject: FieldCase, errors: ErrorTable, schemas: ReturnType<typeof entitySchemas>): void {
  test('is named in Chinese and English', () => isNamedInEveryLanguage(subject));
  test('has valid examples', () => hasValidExamples(subject, schemas));
  test('brings values to one canonical form', () => normalisesOnce(subject));
  test('reads what it writes', () => readsWhatItWrites(subject));
  test('answers junk with issues', () => survivesJunk(subject, errors));
}

function describeStored(subject: FieldCase, { kinds, stores }: FieldVocabulary, place: () => TestDatabase): void {
  const table = `f_${subject.name.toLowerCase().replace(' ', '_')}`;
  let known: StoredCase | undefined;
  const stored = (): StoredCase => required(known, 'stored samples');
  beforeAll(async () => {
    known = await storeCase(place().database, table, subject);
  });

  test('keeps values', () => keepsValues(stored()));
  test('filters as it evaluates', () => filtersAsItEvaluates(stored()));
  test('sorts by value', () => sortsByValue(stored()));
  test('changes freely where it says so', () => changesFreely(stored(), kinds, stores));
  test('stores whatever it accepts', () => storesWhatItAccepts(stored(), junkValues));
}
