import type { LocalizedText } from '@tessera/std';
import type { MacroName } from './ast.ts';
import { functions, macroSpellings } from './functions/registry.ts';
import { roots } from './scope.ts';
import type { Scope } from './scope.ts';
import { sugarEntries } from './sugar-names.ts';

/** One thing the editor offers while typing. */
export interface Completion {
  readonly kind: 'function' | 'field' | 'root';
  readonly name: string;
  /** `text.left(count)`; for a field the name of its type. */
  readonly signature: string;
  readonly label: LocalizedText;
  /** Other spellings that find it. */
  readonly aliases: readonly string[];
  readonly doc: LocalizedText;
  /** What the editor inserts; the caret goes inside the parentheses. */
  readonly insert: string;
}

const macros: Readonly<Record<MacroName, Pick<Completion, 'signature' | 'label' | 'doc'>>> = {
  sum: {
    signature: 'lines.sum(amount)',
    label: { 'zh-CN': '子表求和', en: 'sum of lines' },
    doc: { 'zh-CN': '子表或列表各项之和。', en: 'The sum over lines or a list.' },
  },
  count: {
    signature: 'lines.count(condition?)',
    label: { 'zh-CN': '计数', en: 'count' },
    doc: { 'zh-CN': '条数，可带条件。', en: 'How many, with a condition or without.' },
  },
  avg: {
    signature: 'lines.avg(amount)',
    label: { 'zh-CN': '平均值', en: 'average' },
    doc: { 'zh-CN': '平均值，空值不计。', en: 'The average; empty values are skipped.' },
  },
  min: {
    signature: 'lines.min(amount)',
    label: { 'zh-CN': '子表最小值', en: 'least of lines' },
    doc: { 'zh-CN': '各项中最小的值。', en: 'The least value among the lines.' },
  },
  max: {
    signature: 'lines.max(amount)',
    label: { 'zh-CN': '子表最大值', en: 'greatest of lines' },
    doc: { 'zh-CN': '各项中最大的值。', en: 'The greatest value among the lines.' },
  },
  exists: {
    signature: 'lines.exists(condition)',
    label: { 'zh-CN': '存在', en: 'exists' },
    doc: { 'zh-CN': '至少一项符合条件。', en: 'At least one line meets the condition.' },
  },
  all: {
    signature: 'lines.all(condition)',
    label: { 'zh-CN': '全部满足', en: 'all' },
    doc: { 'zh-CN': '每一项都符合条件。', en: 'Every line meets the condition.' },
  },
};

const rootTexts: Readonly<Record<(typeof roots)[number], { label: LocalizedText; doc: LocalizedText }>> = {
  old: {
    label: { 'zh-CN': '修改前的记录', en: 'old' },
    doc: { 'zh-CN': '修改前的值，如 old.amount。', en: 'The record before the change.' },
  },
  user: { label: { 'zh-CN': '当前用户', en: 'user' }, doc: { 'zh-CN': '正在操作的人。', en: 'The person who acts.' } },
  ctx: {
    label: { 'zh-CN': '请求', en: 'ctx' },
    doc: { 'zh-CN': '本次请求的信息。', en: 'What is known about the request.' },
  },
  param: {
    label: { 'zh-CN': '参数', en: 'param' },
    doc: { 'zh-CN': '页面或报表的参数。', en: 'Parameters of the page or report.' },
  },
};

/** What can be typed: functions and macros, spreadsheet spellings, and the names of the scope when one is given. */
export function completions(scope?: Scope): Completion[] {
  const named = functions.map(({ name, signature, label, aliases, doc, style }): Completion => ({
    kind: 'function',
    name,
    signature,
    label,
    aliases,
    doc,
    insert: style === 'method' ? `.${name}()` : `${name}()`,
  }));
  const overLines = Object.entries(macros).map(([name, texts]): Completion => ({
    kind: 'function',
    name,
    ...texts,
    aliases: macroSpellings(name as MacroName),
    insert: `.${name}()`,
  }));
  const spreadsheet = Object.values(sugarEntries).map(({ signature, label, aliases, doc }): Completion => {
    const name = signature.replace(/\(.*/, '');
    return { kind: 'function', name, signature, label, aliases, doc, insert: `${name}()` };
  });
  return [...named, ...overLines, ...spreadsheet, ...(scope ? namesOf(scope) : [])];
}

function namesOf(scope: Scope): Completion[] {
  const present = roots.filter((root) => scope.names(root) !== undefined);
  const rootItems = present.map((name): Completion => ({
    kind: 'root',
    name,
    signature: name,
    aliases: [],
    insert: name,
    ...rootTexts[name],
  }));
  const fields = (scope.list?.() ?? []).map((name): Completion => ({
    kind: 'field',
    name,
    signature: scope.names(name)?.kind ?? '',
    label: { en: name },
    aliases: [],
    doc: {},
    insert: name,
  }));
  return [...rootItems, ...fields];
}
