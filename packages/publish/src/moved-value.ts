import type { FieldPlan } from '@tessera/plan';

/** A column of the row as SQL. */
type ColumnSql = (name: string) => string;

/** How one value becomes another, as SQL over the old columns. */
export interface MovedValue {
  readonly sql: (column: ColumnSql) => string;
  /** Condition that holds for values which would not survive; absent when all do. */
  readonly unfit?: (column: ColumnSql) => string;
}

const numbers = /^(bigint|numeric(\(\d+,\d+\))?)$/;

/**
 * The value of a field in its new column: numbers in a wider number column, dates as the start of their day, and texts of
 * everything but links and files. Texts read as exports write them; options and states keep their keys.
 */
export function movedValue(old: FieldPlan, field: FieldPlan, timeZone: string): MovedValue | undefined {
  const from = old.columns[0];
  const to = field.columns[0];
  if (!from || !to) return undefined;
  const main = from.name;
  if (field.document.kind === 'text') return asText(old, timeZone);
  if (old.document.kind === 'date' && field.document.kind === 'datetime')
    return { sql: (column) => `(${column(main)}::timestamp AT TIME ZONE ${literal(timeZone)})` };
  const change = old.kind.id === field.kind.id ? 'checked' : old.kind.changes[field.kind.id];
  if (change !== 'free' && change !== 'checked') return undefined;
  const digits = /^numeric\((\d+),(\d+)\)$/.exec(to.type);
  if (!digits || !numbers.test(from.type) || old.columns.length > 1) return undefined;
  const [precision, scale] = [Number(digits[1]), Number(digits[2])];
  return {
    sql: (column) => `${column(main)}::${to.type}`,
    unfit: (column) => {
      const number = `${column(main)}::numeric`;
      return `(abs(${number}) >= 1e${precision - scale} OR round(${number}, ${scale}) <> ${number})`;
    },
  };
}

function asText({ document, kind, columns, context }: FieldPlan, timeZone: string): MovedValue | undefined {
  const [main, second] = columns.map(({ name }) => name);
  if (main === undefined) return undefined;
  switch (document.kind) {
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'date':
      return { sql: (column) => `${column(main)}::text` };
    case 'datetime': {
      const format = literal('YYYY-MM-DD HH24:MI:SS');
      return { sql: (column) => `to_char(${column(main)} AT TIME ZONE ${literal(timeZone)}, ${format})` };
    }
    case 'boolean': {
      const word = (value: boolean) => literal(kind.format(value, document, { ...context, locale: 'zh-CN', timeZone }));
      return { sql: (column) => `CASE WHEN ${column(main)} THEN ${word(true)} ELSE ${word(false)} END` };
    }
    case 'multiSelect':
      return { sql: (column) => `array_to_string(${column(main)}, '; ')` };
    case 'money':
      return { sql: (column) => `trim_scale(${column(main)})::text || ' ' || ${column(second ?? main)}` };
    case 'phone':
      return { sql: (column) => `coalesce(${column(second ?? main)}, ${column(main)})` };
    default:
      return undefined;
  }
}

/** A constant text; backslashes mean nothing in it. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
