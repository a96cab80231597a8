import type { FieldDocument, FieldKinds, ParseContext } from '@tessera/model';
import type { ColumnValues } from '../column-values.ts';
import { detectFormat } from '../detect-format.ts';
import { bareName } from '../match-headers.ts';
import { hasCurrency, headerHints, isRounded, isScientific, looksLikePhone } from './column-words.ts';

/** Something about a column that a person should see before its rows go in. */
export interface ColumnRemark {
  readonly code: `column_${'rounded' | 'scientific' | 'zeros_lost' | 'percent_mixed' | 'fullwidth' | 'units' | 'unreadable'}`;
  /** Different values it holds for. */
  readonly values: number;
  readonly sample: string;
}

/** What a column of a file probably is. */
export interface ColumnGuess {
  /** Kind and options of a field; `label` and `order` are for the designer to add. */
  readonly field: { readonly kind: FieldDocument['kind'] } & Readonly<Record<string, unknown>>;
  /** Texts of the choices of a select, most used first. */
  readonly options?: readonly string[];
  readonly remarks: readonly ColumnRemark[];
}

interface Column {
  /** `bareName` of the header. */
  readonly name: string;
  /** Everything that is known of its cells. */
  readonly values: ColumnValues;
  /** Some of the different values, from all of them. */
  readonly texts: readonly string[];
  /** The share of the different values that a kind reads in some format. */
  share(kind: string, field?: Readonly<Record<string, unknown>>): number;
}

const mostExamined = 1000;
const enough = 0.9;
const mostOptions = 50;
const longestOption = 60;

/**
 * Guesses the kind of a column from its header and its cells. Tries the readers of the kinds themselves, so that
 * what is guessed can be imported.
 */
export function guessColumn(
  header: string,
  values: ColumnValues,
  kinds: FieldKinds,
  context: ParseContext,
): ColumnGuess {
  const texts = spread([...values.counts.keys()], mostExamined);
  const reads = (kind: string, field: Readonly<Record<string, unknown>> = {}) => {
    const format = detectFormat(kind, texts);
    const document = { kind, label: {}, order: 'a0', ...field } as unknown as FieldDocument;
    return (text: string) => 'value' in (kinds[kind]?.parse(text, document, { ...context, ...format }) ?? {});
  };
  const column: Column = {
    name: bareName(header),
    values,
    texts,
    share: (kind, field) => texts.filter(reads(kind, field)).length / Math.max(1, texts.length),
  };
  const { field, options } = guess(column);
  return {
    field,
    ...(options && { options }),
    remarks: [...remarksOn(column, field.kind), ...unreadable(texts, field.kind, reads(field.kind, field))],
  };
}

/** Kinds that take any text, or learn what a text means later. */
const takesAll: ReadonlySet<string> = new Set(['text', 'select', 'multiSelect', 'person', 'lookup']);

function unreadable(texts: readonly string[], kind: string, read: (text: string) => boolean): readonly ColumnRemark[] {
  if (takesAll.has(kind)) return [];
  const odd = texts.filter((each) => !read(each) && !isScientific(each));
  return odd[0] === undefined
    ? []
    : [{ code: 'column_unreadable', values: odd.length, sample: odd[0].slice(0, longestOption) }];
}

/** At most so many of a list, from all of it. */
function spread(list: readonly string[], most: number): readonly string[] {
  const step = list.length / most;
  return step <= 1 ? list : Array.from({ length: most }, (_, place) => list[Math.floor(place * step)] ?? '');
}

type Guess = Pick<ColumnGuess, 'field' | 'options'>;

function guess(column: Column): Guess {
  if (column.values.filled === 0) return { field: { kind: 'text' } };
  return (
    addressLike(column) ??
    flag(column) ??
    moment(column) ??
    phone(column) ??
    code(column) ??
    person(column) ??
    number(column) ??
    choice(column) ??
    text(column)
  );
}

const part = (column: Column, test: (text: string) => boolean): number =>
  column.texts.filter(test).length / column.texts.length;

function addressLike(column: Column): Guess | undefined {
  if (part(column, (text) => text.includes('@')) >= enough && column.share('email') >= enough)
    return { field: { kind: 'email' } };
  const spelled = part(column, (text) => /^(https?:\/\/|www\.)/i.test(text)) >= enough;
  return (spelled || headerHints.url.test(column.name)) && column.share('url') >= enough
    ? { field: { kind: 'url' } }
    : undefined;
}

function flag(column: Column): Guess | undefined {
  if (column.values.counts.size > 3 || column.share('boolean') < 1) return undefined;
  const digits = part(column, (text) => /^[01]$/.test(text)) === 1;
  return !digits || headerHints.flag.test(column.name) ? { field: { kind: 'boolean' } } : undefined;
}

function moment(column: Column): Guess | undefined {
  // Eight digits are a day only where the header says so.
  if (part(column, (text) => /^\d+([.,]\d+)?$/.test(text)) > 0.1 && !headerHints.date.test(column.name))
    return undefined;
  if (column.share('datetime') < enough) return undefined;
  const clock = part(column, (text) => /\d\s*[:：时点]/.test(text)) > 0.05;
  return { field: { kind: clock ? 'datetime' : 'date' } };
}

function phone(column: Column): Guess | undefined {
  const shaped = part(column, looksLikePhone) >= enough;
  const named = headerHints.phone.test(column.name);
  const cut = part(column, isScientific);
  const read = cut + column.share('phone') >= enough;
  return read && (shaped || named) ? { field: { kind: 'phone' } } : undefined;
}

/** Digits that name something: with zeros in front, too many for a number, or below a header that says so. */
function code(column: Column): Guess | undefined {
  const digits = part(column, (text) => /^\d+$/.test(text)) >= enough;
  const cut = part(column, (text) => /^0\d+$/.test(text)) > 0 || part(column, (text) => /^\d{15,}$/.test(text)) > 0.5;
  const named = headerHints.code.test(column.name);
  return digits && (cut || named) ? { field: { kind: 'text', maxLength: 255 } } : undefined;
}

function person(column: Column): Guess | undefined {
  const names = part(column, (text) => text.length <= 40 && !/\d/.test(text)) >= enough;
  return headerHints.person.test(column.name) && names ? { field: { kind: 'person' } } : undefined;
}

function number(column: Column): Guess | undefined {
  const named = headerHints.money.test(column.name) && !headerHints.percent.test(column.name);
  if (named || part(column, hasCurrency) >= 0.5) {
    const amount = money(column);
    if (amount) return amount;
  }
  const signed = part(column, (text) => /[%％]\s*$/.test(text)) >= 0.5;
  if ((signed || headerHints.percent.test(column.name)) && column.share('percent') >= enough)
    return { field: { kind: 'percent' } };
  if (column.share('decimal', { precision: 30, scale: 10 }) < enough) return undefined;
  const broken = [...column.values.counts.keys()].map(
    (each) => /[.](\d+)$/.exec(each.normalize('NFKC'))?.[1]?.length ?? 0,
  );
  const digits = broken.reduce((most, length) => Math.max(most, length), 0);
  if (digits === 0 && column.share('integer') >= enough) return { field: { kind: 'integer' } };
  return { field: { kind: 'decimal', precision: 20, scale: Math.min(10, Math.max(2, digits)) } };
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/hk\$|hkd|港/i, 'HKD'],
  [/nt\$|twd|台币/i, 'TWD'],
  [/€|eur|欧/i, 'EUR'],
  [/£|gbp|英镑/i, 'GBP'],
  [/jpy|jp¥|日[元圆]/i, 'JPY'],
  [/\$|usd|美[元金]/i, 'USD'],
];

function money(column: Column): Guess | undefined {
  const found = column.texts.flatMap(
    (each) => currencies.find(([sign]) => sign.test(each.normalize('NFKC')))?.[1] ?? [],
  );
  const currency = found.length > column.texts.length / 2 ? (found[0] ?? 'CNY') : 'CNY';
  return column.share('money', { currency }) >= enough ? { field: { kind: 'money', currency } } : undefined;
}

function choice(column: Column): Guess | undefined {
  const { counts, filled, isWhole } = column.values;
  if (!isWhole) return undefined;
  const parts = (each: string) =>
    each
      .split(/[;；、|]/)
      .map((piece) => piece.trim())
      .filter(Boolean);
  const several = part(column, (each) => parts(each).length > 1) > 0.2;
  const pieces = new Set([...counts.keys()].flatMap(parts));
  const short = (list: Iterable<string>) =>
    [...list].every((each) => each.length <= longestOption && !each.includes('\n'));
  const byUse = [...counts].sort(([, a], [, b]) => b - a).map(([each]) => each);
  if (several && pieces.size <= mostOptions && short(pieces) && filled >= 3 * pieces.size)
    return { field: { kind: 'multiSelect' }, options: [...pieces] };
  if (counts.size > mostOptions || !short(counts.keys())) return undefined;
  const hinted = headerHints.choice.test(column.name) && !headerHints.title.test(column.name);
  const often = filled / counts.size;
  const repeats = hinted ? often >= 1.5 : filled >= 20 ? often >= 8 : often >= 3 && counts.size <= 6;
  return repeats && !headerHints.title.test(column.name) ? { field: { kind: 'select' }, options: byUse } : undefined;
}

function text(column: Column): Guess {
  const { longest, hasLines } = column.values;
  const lines = hasLines || longest > 200;
  const maxLength = longest <= 255 ? 255 : Math.min(20_000, Math.ceil((longest * 2) / 1000) * 1000);
  return { field: { kind: 'text', maxLength, ...(lines && { multiline: true }) } };
}

function remarksOn(column: Column, kind: string): readonly ColumnRemark[] {
  const remarks: ColumnRemark[] = [];
  const note = (code: ColumnRemark['code'], list: readonly string[]): void => {
    if (list[0] !== undefined) remarks.push({ code, values: list.length, sample: list[0].slice(0, longestOption) });
  };
  const number = ['integer', 'decimal', 'money', 'percent'].includes(kind);
  const { texts } = column;
  const long = texts.filter((each) => /^\d{16,}$/.test(each));
  const rounded = long.filter(isRounded);
  if (rounded.length >= long.length * 0.8) note('column_rounded', rounded);
  note('column_scientific', texts.filter(isScientific));
  if (kind === 'text' && headerHints.code.test(column.name) && !column.name.endsWith('id'))
    note('column_zeros_lost', zerosLost(texts));
  if (number)
    note(
      'column_fullwidth',
      texts.filter((each) => /[０-９．，％]/.test(each)),
    );
  if (number)
    note(
      'column_units',
      texts.filter((each) => /[万亿千km]元?$/i.test(each.normalize('NFKC').trim())),
    );
  const signed = new Set(texts.filter((each) => /[%％]\s*$/.test(each)));
  if (kind === 'percent' && signed.size > 0)
    note(
      'column_percent_mixed',
      texts.filter((each) => !signed.has(each)),
    );
  return remarks;
}

/** Codes of one length, some of them shorter and none with a zero in front. */
function zerosLost(texts: readonly string[]): readonly string[] {
  const lengths = new Map<number, number>();
  for (const { length } of texts) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const [usual = 0, times = 0] = [...lengths].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (usual < 5 || times < texts.length * 0.6 || texts.some((each) => each.startsWith('0'))) return [];
  return texts.filter((each) => /^\d+$/.test(each) && each.length < usual && each.length >= usual - 2);
}
