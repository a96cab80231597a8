import { ident, join, param, raw, slot, sql } from '@tessera/database';
import type { Bindings, Sql } from '@tessera/database';
import { mayReadField } from '@tessera/plan';
import type { EntityPlan, Plan, Reader } from '@tessera/plan';
import type { Engine } from '../context.ts';
import { askedGrams, isShort, termsOf } from './grams.ts';
import { indexedFields } from './indexed-fields.ts';
import type { Indexed, IndexedField } from './indexed-fields.ts';

/** How a search runs: through the index, in the rows themselves while they are being indexed, or both. */
export interface SearchMode {
  readonly terms: number;
  readonly index: boolean;
  readonly scan: boolean;
}

/** How to look for a text in the rows of an entity. */
function searchMode(text: string, ready: boolean, directory: boolean): SearchMode {
  const terms = termsOf(text);
  // People are written without the index: what it does not know yet is found in the rows.
  const scan = !ready || directory || terms.some(isShort) || terms.length === 0;
  return { terms: terms.length, index: ready && terms.length > 0, scan };
}

/** A search in the rows of one entity, made ready. */
export interface Search {
  readonly indexed: Indexed;
  readonly mode: SearchMode;
}

/** Names a mode among statements. */
export const modeKey = ({ terms, index, scan }: SearchMode): string => `${terms}${index ? 'i' : ''}${scan ? 's' : ''}`;

/** Makes a search in one entity ready; undefined without a text. */
export function searchOf(engine: Engine, plan: Plan, entity: EntityPlan, text: string | undefined): Search | undefined {
  if (text === undefined) return undefined;
  const mode = searchMode(text, engine.readiness.isReady(plan, entity.id), entity.directory);
  return { indexed: indexedFields(engine.statements, plan, entity), mode };
}

/** What the conditions bind for one text. */
export function searchBindings(text: string, indexed: readonly Indexed[]): Bindings {
  const bindings: Record<string, unknown> = { search: text };
  termsOf(text).forEach((term, place) => {
    bindings[`q${place}`] = term;
    for (const { tag } of indexed.flatMap(({ fields }) => fields))
      bindings[gramsSlot(place, tag)] = askedGrams(tag, term);
  });
  return bindings;
}

const gramsSlot = (place: number, tag: string): string => `g${place}_${tag}`;

/** The fields the viewer may be found by. */
export function readableFields(reader: Reader, entity: EntityPlan, { fields }: Indexed): readonly IndexedField[] {
  return fields.filter(({ field }) => mayReadField(reader.viewer, entity, field));
}

/** Rows at `alias` in which every term stands in one of the fields the viewer may read; letter case does not count. */
export function searchSql(reader: Reader, entity: EntityPlan, alias: string, { indexed, mode }: Search): Sql {
  const fields = readableFields(reader, entity, indexed);
  const conditions: Sql[] = [];
  if (mode.index)
    conditions.push(
      sql`${ident(alias, 'id')} in (select s.record from tessera.search_entry s where ${entriesSql(reader.plan, entity, fields, mode.terms)})`,
    );
  if (mode.scan) {
    const hits = fields.map(({ field }) => {
      const text = field.store.search?.(field.document, reader.column(field, alias)) ?? raw('null::text');
      return sql`strpos(lower(${text}), lower(${slot('search', 'text')})) > 0`;
    });
    conditions.push(sql`(${join(hits, ' or ', raw('false'))})`);
  }
  return sql`(${join(conditions, ' or ', raw('false'))})`;
}

/** Entries at `s` of an entity that hold every term. */
export function entriesSql(plan: Plan, entity: EntityPlan, fields: readonly IndexedField[], terms: number): Sql {
  const each = Array.from({ length: terms }, (_, place) => {
    const hits = fields.map(
      ({ field, tag }) =>
        sql`(s.grams @> ${slot(gramsSlot(place, tag), 'text[]')} and strpos(${wordsSql(field.key)}, ${slot(`q${place}`, 'text')}) > 0)`,
    );
    return sql`(${join(hits, ' or ', raw('false'))})`;
  });
  return sql`s.base = ${param(plan.base, 'text')} and s.environment = ${param(plan.environment, 'text')} and s.entity = ${param(entity.id, 'text')} and ${join(each, ' and ', raw('false'))}`;
}

/** The words of a field at `s`. */
export const wordsSql = (key: string): Sql => sql`s.words ->> ${param(key, 'text')}`;
