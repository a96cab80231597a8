import { headerHints } from '../guess/column-words.ts';
import { bareName } from '../match-headers.ts';
import { folded } from './outline.ts';
import type { LinkProposal, OutlineColumn, ReadTable } from './outline.ts';

interface Key {
  readonly table: number;
  readonly name: string;
  /** What its table knows its own rows by. */
  readonly isOwn: boolean;
  readonly column: OutlineColumn;
  readonly texts: ReadonlySet<string>;
}

const keyKinds: ReadonlySet<string> = new Set(['text', 'integer']);
const linkKinds: ReadonlySet<string> = new Set(['text', 'integer', 'select']);
/** Stands for nothing. */
const nothing: ReadonlySet<string> = new Set(['', '0', '-', '—', '无', 'n/a', 'null', 'none']);

/** Links between tables and within them: columns whose values are the keys of another table, the likeliest for each. */
export function proposeLinks(tables: readonly ReadTable[]): readonly LinkProposal[] {
  const keys = tables.flatMap((read, table) => keysOf(read, table));
  const found = tables.flatMap((read, table) =>
    read.table.columns.flatMap((column) => {
      if (!linkKinds.has(column.guess.field.kind)) return [];
      const own = isOwnKey(read, column);
      const texts = textsOf(read, column);
      const scored = keys
        .filter((key) => key.table !== table || (key.column.index !== column.index && isParent(column.header)))
        .filter((key) => !own || isCalledAfter(column.header, key.name))
        .map((key) => ({ key, ...scoreOf(column, texts, key) }))
        .filter(({ score, matched }) => score > 0 && (!own || matched >= texts.size * 0.95))
        .sort((a, b) => b.score - a.score);
      const best = scored[0];
      if (!best) return [];
      const link: LinkProposal = {
        from: { table, column: column.index },
        to: { table: best.key.table, column: best.key.column.index },
        matched: best.matched,
        distinct: texts.size,
        stray: [...texts].find((text) => !best.key.texts.has(text)) ?? null,
      };
      return [{ link, score: best.score }];
    }),
  );
  return withoutRings(found.sort((a, b) => b.score - a.score).map(({ link }) => link));
}

/** The table's own number or name. Only where it is called after another table it is that table's. */
function isOwnKey({ table }: ReadTable, column: OutlineColumn): boolean {
  const first = table.columns.find(({ unique, filled }) => unique && filled >= table.rows * 0.98);
  return first?.index === column.index || table.title === column.index;
}

const isParent = (header: string): boolean => /上级|父|所属|parent|subsidiary|reportsto/.test(bareName(header));

function keysOf(read: ReadTable, table: number): readonly Key[] {
  const { rows, columns, title, name } = read.table;
  return columns.flatMap((column) => {
    const texts = textsOf(read, column);
    const differs = column.index === title ? texts.size >= column.filled * 0.95 : column.unique;
    const fits = keyKinds.has(column.guess.field.kind) && differs && column.filled >= rows * 0.95 && texts.size >= 2;
    return fits ? [{ table, name, isOwn: isOwnKey(read, column), column, texts }] : [];
  });
}

function textsOf({ values }: ReadTable, { index }: OutlineColumn): ReadonlySet<string> {
  const column = values.get(index);
  if (!column?.isWhole) return new Set();
  return new Set([...column.counts.keys()].map(folded).filter((text) => !nothing.has(text)));
}

/** How likely the texts name rows by the key; 0: not. Bare numbers need a header that says so, or nearly all rows. */
function scoreOf(column: OutlineColumn, texts: ReadonlySet<string>, key: Key): { score: number; matched: number } {
  let matched = 0;
  for (const text of texts) if (key.texts.has(text)) matched += 1;
  const none = { score: 0, matched };
  if (texts.size === 0 || matched === 0) return none;
  const share = matched / texts.size;
  const coverage = matched / key.texts.size;
  const hint = isNamedLike(column.header, key);
  const digits = [...texts].every((text) => /^\d+$/.test(text));
  if (digits) {
    const ids = headerHints.code.test(bareName(column.header));
    if (!(hint && share >= 0.5) && !(ids && share >= 0.95 && coverage >= 0.8 && texts.size >= 3)) return none;
  } else if (!(hint ? share >= 0.5 : share >= 0.8 && matched >= 2)) return none;
  return { score: share + (hint ? 0.5 : 0) + (key.isOwn ? 0.3 : 0) + coverage * 0.2, matched };
}

/** Whether a header names a table or its key: 客户 or 客户编号 for the sheet 客户, `Account Id` for the column ACCOUNTID. */
function isNamedLike(header: string, key: Key): boolean {
  return bareName(header) === bareName(key.column.header) || isCalledAfter(header, key.name);
}

function isCalledAfter(header: string, tableName: string): boolean {
  const table = bareName(tableName).replace(/(信息|列表|名单|台账|表)$/, '');
  const stem = table.replace(/ies$/, 'y').replace(/s$/, '');
  return stem.length > 1 && bareName(header).startsWith(stem);
}

/** Tables that need each other cannot be loaded one after the other: the weaker link of a ring goes. */
function withoutRings(links: readonly LinkProposal[]): readonly LinkProposal[] {
  const kept: LinkProposal[] = [];
  const reaches = (from: number, to: number): boolean =>
    kept.some((link) => {
      if (link.from.table !== from || link.to.table === from) return false;
      return link.to.table === to || reaches(link.to.table, to);
    });
  for (const link of links)
    if (link.from.table === link.to.table || !reaches(link.to.table, link.from.table)) kept.push(link);
  return kept;
}
