import { createHash } from 'node:crypto';
import { titleField } from '@tessera/model';
import type { EntityPlan, FieldPlan, Plan } from '@tessera/plan';
import type { Json } from '@tessera/std';
import type { StatementCache } from '../statement-cache.ts';
import { gramsOf, wordsOf } from './grams.ts';

/** A field in which is searched. */
export interface IndexedField {
  readonly field: FieldPlan;
  /** Four signs that tell the pieces of its words from those of other fields. */
  readonly tag: string;
}

/** The fields of an entity in which is searched, whoever searches. */
export interface Indexed {
  readonly fields: readonly IndexedField[];
  /** Changes when rows that are there have to be indexed anew. */
  readonly shape: string;
}

/** What the index keeps of a record. */
export interface SearchWords {
  /** By field key. */
  readonly words: Readonly<Record<string, string>>;
  readonly grams: readonly string[];
}

/** The searchable fields, the one a record is called by first; without any that one alone. */
export function indexedFields(statements: StatementCache, plan: Plan, entity: EntityPlan): Indexed {
  return statements.get(plan, `indexed ${entity.id}`, () => {
    const fits = (field: FieldPlan): boolean =>
      field.store.search !== undefined && !field.document.hidden && field.columns.length > 0;
    const own = entity.fields.filter((field) => field.document.searchable && fits(field));
    const title = entity.field(titleField(entity.document) ?? '');
    const found = own.length > 0 ? own : [title].filter((field) => field !== undefined).filter(fits);
    const fields = found.toSorted((a, b) => Number(b === title) - Number(a === title));
    const place = `${plan.base}/${plan.environment}/${entity.id}/`;
    return {
      fields: fields.map((field) => ({ field, tag: hashOf(place + field.key).slice(0, 4) })),
      shape: hashOf(fields.map(({ key, columns }) => `${key} ${columns[0]?.name ?? ''}`).join()),
    };
  });
}

/** What is kept of a record, from the text of each field. */
export function searchWords(fields: readonly IndexedField[], textOf: (field: FieldPlan) => string): SearchWords {
  const words: Record<string, string> = {};
  const grams: string[] = [];
  for (const { field, tag } of fields) {
    const found = wordsOf(textOf(field));
    if (found === '') continue;
    words[field.key] = found;
    grams.push(...gramsOf(tag, found));
  }
  return { words, grams };
}

/** The text in a value; a number with blanks or hyphens also without them. */
export function textIn(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const texts = Object.values(value).filter((each) => typeof each === 'string');
  return withDigits(texts.join(' '));
}

/** A text followed by its longer numbers without what stands between their digits. */
export function withDigits(text: string): string {
  const numbers = (text.match(/\d[\d ()-]{4,}\d/g) ?? []).map((each) => each.replace(/\D/g, ''));
  return [...new Set([text, ...numbers.filter((each) => !text.includes(each))])].join(' ');
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
