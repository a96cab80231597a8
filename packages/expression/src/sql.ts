/** A piece of SQL: text, or a value that becomes a cast placeholder (`$1::text`). */
export type SqlPart = string | { readonly param: unknown; readonly cast: string };

/** SQL with its values still in place, so that it can be embedded anywhere. */
export interface Sql {
  readonly parts: readonly SqlPart[];
}

/** SQL from a template: strings stay text, Sql is embedded. Values go through `param`. */
export function sql(texts: TemplateStringsArray, ...holes: readonly (Sql | string)[]): Sql {
  const parts: SqlPart[] = [];
  texts.forEach((text, index) => {
    if (text !== '') parts.push(text);
    const hole = holes[index];
    if (typeof hole === 'string') parts.push(hole);
    else if (hole) parts.push(...hole.parts);
  });
  return { parts };
}

/** SQL text as it stands. Never from user input. */
export function raw(text: string): Sql {
  return { parts: [text] };
}

/** A value as a cast placeholder. */
export function param(value: unknown, cast: string): Sql {
  return { parts: [{ param: value, cast }] };
}

/** The pieces with a separator between. */
export function joinSql(pieces: readonly Sql[], separator: string): Sql {
  return { parts: pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [separator, ...piece.parts])) };
}

/** A column as the dialect spells it: `t."owner_id"`; relation columns are uuid, strings text COLLATE "C". */
export interface SqlCollection {
  /** `"line" AS c1`, ready for FROM. */
  readonly from: Sql;
  /** The join to the outer row and what hides rows (deleted, policy). */
  readonly where: Sql;
  /** A column of one item, or a sub-select when the path walks. */
  column(path: readonly string[]): Sql;
}

/**
 * How names become columns; given by the planner.
 * SQL types: number → numeric, or bigint when `integerColumn`; date → date; timestamp → timestamptz; duration → interval;
 * bool → boolean; string, enum → text COLLATE "C"; relation → uuid; list → text[]; json → jsonb.
 * Paths: `['amount']`, `['account','owner','name']`, `['user','id']`, `['old','stage']`; money also `[…,'currency']` and `[…,'base']`.
 */
export interface SqlDialect {
  column(path: readonly string[]): Sql;
  collection(path: readonly string[]): SqlCollection;
  /** A condition that uses the search index of a searchable field; undefined when there is none. */
  contains?(path: readonly string[], needle: string): Sql | undefined;
  /** The frozen now, timestamptz. */
  readonly now: Sql;
  /** The tenant's IANA zone, text. */
  readonly timeZone: Sql;
}

/** SQL text with `$n` placeholders and its values. The same part object gets one number. */
export function renderSql(statement: Sql, firstIndex = 1): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const numbers = new Map<SqlPart, number>();
  const text = statement.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      let number = numbers.get(part);
      if (number === undefined) {
        values.push(part.param);
        number = firstIndex + values.length - 1;
        numbers.set(part, number);
      }
      return `$${number}::${part.cast}`;
    })
    .join('');
  return { text, values };
}

/**
 * SQL text with its values as literals, for definitions that take no parameters: generated columns, indexes, checks.
 * Text literals carry COLLATE "C", since a definition has no collation to borrow.
 * Contract: `standard_conforming_strings` is on, as it is by default.
 */
export function renderDefinition(definition: Sql): string {
  return definition.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const collation = part.cast.startsWith('text') ? ' COLLATE "C"' : '';
      return `('${literalText(part.param).replaceAll("'", "''")}'::${part.cast}${collation})`;
    })
    .join('');
}

function literalText(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  const items = value.map((item) => `"${String(item).replace(/[\\"]/g, '\\$&')}"`);
  return `{${items.join(',')}}`;
}
