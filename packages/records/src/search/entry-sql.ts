import { ident, join, param, slot, sql } from '@tessera/database';
import type { Bindings, Sql } from '@tessera/database';
import type { FieldPlan, Plan } from '@tessera/plan';
import type { Json } from '@tessera/std';
import type { IndexedField } from './indexed-fields.ts';
import { searchWords, textIn } from './indexed-fields.ts';

/**
 * The CTE that keeps the words of the written row, inside the statement that writes it. Binds what `entryBindings` gives.
 * @param numbered fields whose number the statement itself takes: their pieces are made there
 */
export function entrySql(
  plan: Plan,
  entity: string,
  fields: readonly IndexedField[],
  numbered: readonly FieldPlan[],
): Sql {
  const own = fields.filter(({ field }) => numbered.includes(field));
  const text = ({ field }: IndexedField): Sql => sql`lower(${ident('w', field.columns[0]?.name ?? '')})`;
  const words = own.map((each) => sql` || jsonb_build_object(${param(each.field.key, 'text')}, ${text(each)})`);
  const grams = own.map(
    (each) => sql` || array(select ${param(each.tag, 'text')} || g from (
      select substr(${text(each)}, i, n) as g from generate_series(1, length(${text(each)})) i, (values (2), (3)) sizes(n)
      union select '^' || left(${text(each)}, n) from (values (1), (2)) sizes(n)) pieces)`,
  );
  return sql`, entry as (insert into tessera.search_entry as e (base, environment, entity, record, words, grams)
    select ${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(entity, 'text')}, w.id, ${slot('searchWords', 'jsonb')}${join(words, '')}, ${slot('searchGrams', 'text[]')}${join(grams, '')} from w
    on conflict (base, environment, entity, record) do update set words = excluded.words, grams = excluded.grams)`;
}

/** What `entrySql` binds, from the values of the record as it will be. */
export function entryBindings(fields: readonly IndexedField[], values: Readonly<Record<string, unknown>>): Bindings {
  const { words, grams } = searchWords(fields, ({ key }) => textIn(values[key] as Json | undefined));
  return { searchWords: words, searchGrams: grams };
}
