import { Ajv2020 } from 'ajv/dist/2020.js';
import { documentSchemas } from '@tessera/schemas';
import { isUuid, locales } from '@tessera/std';
import type { ErrorTable, Issue } from '@tessera/std';
import type { Normalised } from '@tessera/model';
import { expect } from 'vitest';
import { examplesOf, readingContext, samplesOf, schemaName } from './field-case.ts';
import type { FieldCase } from './field-case.ts';
import { junkTexts, junkValues, uncleanTexts } from './junk.ts';

const zones = ['Asia/Shanghai', 'America/New_York'];

/** Every person can read what the kind is. */
export function isNamedInEveryLanguage({ kind }: FieldCase): void {
  for (const locale of locales) {
    expect(kind.label[locale], `label in ${locale}`).toBeTruthy();
    expect(kind.description[locale], `description in ${locale}`).toBeTruthy();
  }
  expect(kind.operators.length).toBeGreaterThan(0);
}

/** The schemas of all fields, under the name `entity`. */
export function entitySchemas(): Ajv2020 {
  return new Ajv2020({ strict: false, allErrors: true }).addSchema(documentSchemas.entity, 'entity');
}

/** The examples of the schema satisfy the schema and the kind's own check. */
export function hasValidExamples(subject: FieldCase, schemas: Ajv2020): void {
  const isValid = schemas.getSchema(`entity#/$defs/${schemaName(subject.kind.id)}`);
  expect(examplesOf(subject.kind.id).length).toBeGreaterThan(0);
  expect(isValid?.(subject.field), JSON.stringify(isValid?.errors)).toBe(true);
  expect(subject.kind.check(subject.field, subject.context)).toEqual([]);
}

/** Samples are canonical already, and bringing a value to canonical form twice changes nothing. */
export function normalisesOnce(subject: FieldCase): void {
  for (const sample of samplesOf(subject)) {
    expect(subject.kind.normalise(sample, subject.field, subject.context), JSON.stringify(sample)).toEqual({
      value: sample,
    });
  }
}

/** What a person reads can be typed back in, in every language and place. Links and files cannot be told by text alone. */
export function readsWhatItWrites(subject: FieldCase): void {
  const { kind, field } = subject;
  const type = kind.expressionType(field, subject.context);
  if (type.kind === 'relation' || type.kind === 'json' || kind.id === 'lookupField') return;
  for (const locale of locales) {
    for (const zone of zones) {
      const context = readingContext(subject.context, locale, zone);
      for (const sample of samplesOf(subject)) {
        const text = kind.format(sample, field, context);
        const read = kind.parse(text, field, context);
        expect(text, JSON.stringify(sample)).not.toBe('');
        expect(
          'value' in read && read.value !== null && kind.format(read.value, field, context),
          JSON.stringify(read),
        ).toBe(text);
      }
    }
  }
}

/** Whatever comes in, the kind answers a canonical value or issues with known codes. */
export function survivesJunk(subject: FieldCase, errors: ErrorTable): void {
  const { kind, field } = subject;
  for (const junk of junkValues) {
    const answer = kind.normalise(junk, field, subject.context);
    isSound(answer, subject, errors);
    expect(typeof kind.format(junk, field, readingContext(subject.context, 'zh-CN', 'UTC'))).toBe('string');
  }
  for (const text of junkTexts) {
    const read = kind.parse(text, field, readingContext(subject.context, 'en', 'UTC'));
    if (!isTextOfLink(read, subject)) isSound(read, subject, errors);
  }
  for (const text of uncleanTexts)
    expect(kind.normalise(text, field, subject.context), JSON.stringify(text)).toHaveProperty('issues');
}

/** Links answer the text itself: the import finds the record. */
function isTextOfLink(read: Normalised, { kind, field, context }: FieldCase): boolean {
  const isLink = kind.expressionType(field, context).kind === 'relation';
  return isLink && 'value' in read && typeof read.value === 'string' && !isUuid(read.value);
}

function isSound(answer: Normalised, { kind, field, context }: FieldCase, errors: ErrorTable): void {
  if ('issues' in answer) {
    expect(answer.issues.length).toBeGreaterThan(0);
    for (const issue of answer.issues) isKnown(issue, errors);
    return;
  }
  const { value } = answer;
  if (value !== null) expect(kind.normalise(value, field, context)).toEqual({ value });
}

function isKnown({ code, params }: Issue, errors: ErrorTable): void {
  expect(Object.keys(errors), code).toContain(code);
  expect(JSON.stringify(params).length, `params of ${code} are short`).toBeLessThan(5000);
}
