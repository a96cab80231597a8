import { isRuleGroup, noSpan, parse, pathOf, toRules, unparse } from '@tessera/expression';
import type { Ast, ExpressionContext, Rule, RuleGroup, RuleOperator } from '@tessera/expression';
import { fieldOf, scopeOf } from '@tessera/model';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import { localize } from '@tessera/std';
import type { Json, Locale } from '@tessera/std';
import { uiTexts, valueSource } from '@tessera/ui';
import { sentenceTexts } from '../locale/sentence-texts.ts';
import { allKinds, kindOf } from '../parts/field-kinds.ts';

/** Whose record an expression is about, and in which language it is told. */
export interface WordsOf {
  readonly documents: DocumentSet;
  readonly entity: string;
  readonly locale: Locale;
  /** IANA zone in which moments are told. */
  readonly timeZone: string;
}

/** A condition as people say it: 金额 > 500,000 且 级别 为 甲级. What no rule tree can show keeps its shape, with labels for keys. */
export function conditionWords(text: string, context: ExpressionContext, of: WordsOf): string {
  const parsed = parse(text);
  if ('issues' in parsed) return text;
  const tree = toRules(parsed.ast, scopeOf(of.documents, allKinds, of.entity, context));
  return 'rules' in tree ? groupWords(withoutRepeats(tree.rules), of) : astWords(parsed.ast, of);
}

/** A calculated value as people say it: 今天, 赢单, 金额 * 0.1. */
export function valueWords(text: string, field: FieldDocument | undefined, of: WordsOf): string {
  const parsed = parse(text);
  if ('issues' in parsed) return text;
  const { ast } = parsed;
  if (ast.kind === 'null') return say('nothing', of);
  if (ast.kind === 'bool') return say(ast.value ? 'yes' : 'no', of);
  if (ast.kind === 'string' || ast.kind === 'number')
    return formatted(field, ast.kind === 'string' ? ast.value : ast.text, of);
  return astWords(ast, of);
}

/** The labels along a path: 客户的级别. */
export function pathWords(path: readonly string[], of: WordsOf): string {
  if (path[0] === 'user') return say('actor', of);
  const names: string[] = [];
  let entity: string | undefined = of.entity;
  for (const key of path) {
    const found = fieldAt(entity, key, of);
    names.push(localize(found?.label, of.locale, key));
    entity = found?.kind === 'lookup' ? found.target : undefined;
  }
  return names.join(of.locale === 'en' ? ' › ' : '的');
}

function fieldAt(entity: string | undefined, key: string, of: WordsOf): FieldDocument | undefined {
  const document = entity === undefined ? undefined : of.documents.get('entity', entity);
  return document && fieldOf(document, key);
}

function fieldOfPath(path: readonly string[], of: WordsOf): FieldDocument | undefined {
  const [first = '', ...rest] = path;
  const field = fieldAt(of.entity, first, of);
  if (rest.length === 0 || field?.kind !== 'lookup') return field;
  return fieldOfPath(rest, { ...of, entity: field.target });
}

/** `has(x) && x > 0` says only `x > 0`: an empty field holds no comparison. */
function withoutRepeats(group: RuleGroup): RuleGroup {
  if (group.combinator !== 'and' || group.not) return group;
  const compared = new Set(
    group.rules.flatMap((rule) => (isRuleGroup(rule) || rule.operator === 'notEmpty' ? [] : [rule.field])),
  );
  const rules = group.rules.filter(
    (rule) => isRuleGroup(rule) || rule.operator !== 'notEmpty' || !compared.has(rule.field),
  );
  return { ...group, rules };
}

function groupWords(group: RuleGroup, of: WordsOf): string {
  if (group.rules.length === 0) return say('always', of);
  const joined = group.rules
    .map((rule) => {
      if (!isRuleGroup(rule)) return ruleWords(rule, of);
      const inner = groupWords(rule, of);
      return rule.rules.length > 1 && !rule.not ? bracketed(inner, of) : inner;
    })
    .join(` ${String(uiTexts.texts[group.combinator][of.locale])} `);
  return group.not ? `${say('not', of)}${bracketed(joined, of)}` : joined;
}

const bracketed = (inner: string, { locale }: WordsOf) => (locale === 'en' ? `(${inner})` : `（${inner}）`);

const symbols: Partial<Record<RuleOperator, string>> = { eq: '=', ne: '≠', lt: '<', le: '≤', gt: '>', ge: '≥' };
const numbers: readonly string[] = ['integer', 'decimal', 'percent', 'money'];
const days: readonly string[] = ['date', 'datetime'];

function ruleWords(rule: Rule, of: WordsOf): string {
  const path = rule.field.split('.');
  const field = fieldOfPath(path, of);
  const label = pathWords(path, of);
  const operator = operatorWords(rule.operator, field?.kind, of);
  const value = ruleValueWords(rule.value, field, of);
  return [label, operator, value].filter((part) => part !== '').join(' ');
}

function operatorWords(operator: RuleOperator, kind: string | undefined, { locale }: WordsOf): string {
  const symbol = symbols[operator];
  if (symbol && kind && numbers.includes(kind)) return symbol;
  const dated = `operatorDate.${operator}` as keyof typeof uiTexts.texts;
  const key = kind && days.includes(kind) && dated in uiTexts.texts ? dated : (`operator.${operator}` as const);
  return String(uiTexts.texts[key][locale]);
}

function ruleValueWords(value: Json | undefined, field: FieldDocument | undefined, of: WordsOf): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value))
    return value.map((one) => ruleValueWords(one, field, of)).join(of.locale === 'en' ? ', ' : '、');
  const source = valueSource(value);
  if (source === 'value') return formatted(field, value, of);
  const text = String((value as { readonly [key: string]: unknown })[source]);
  return source === 'field' ? pathWords(text.split('.'), of) : valueWords(text, field, of);
}

/** A fixed value as its field shows it; money is compared by its amount alone. */
function formatted(field: FieldDocument | undefined, value: Json, of: WordsOf): string {
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (!field || field.kind === 'lookup' || field.kind === 'person' || field.kind === 'department') return plain;
  if (field.kind === 'money' || field.kind === 'decimal' || field.kind === 'integer')
    return /^-?\d+(\.\d+)?$/.test(plain) ? grouped(plain) : plain;
  return kindOf(field.kind)?.format(value, field, of) || plain;
}

const grouped = (digits: string) => {
  const [whole = '', rest] = digits.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined || /^0*$/.test(rest) ? thousands : `${thousands}.${rest}`;
};

/** The text of an expression with labels instead of keys and the usual functions in words. */
function astWords(ast: Ast, of: WordsOf): string {
  return unparse(named(ast, of));
}

function named(ast: Ast, of: WordsOf): Ast {
  const path = pathOf(ast);
  const word = (name: string): Ast => ({ kind: 'name', name, span: noSpan });
  if (path) return word(pathWords(path, of));
  switch (ast.kind) {
    case 'call': {
      const [first, second] = ast.args;
      if (ast.name === 'today' || ast.name === 'now') return word(say(ast.name, of));
      if (ast.name === 'coalesce' && first && second && ast.args.length === 2)
        return word(say('coalesce', of, { first: astWords(first, of), second: astWords(second, of) }));
      return { ...ast, args: ast.args.map((one) => named(one, of)) };
    }
    case 'unary':
      return { ...ast, operand: named(ast.operand, of) };
    case 'binary':
      return { ...ast, left: named(ast.left, of), right: named(ast.right, of) };
    case 'conditional':
      return {
        ...ast,
        condition: named(ast.condition, of),
        then: named(ast.then, of),
        otherwise: named(ast.otherwise, of),
      };
    case 'list':
      return { ...ast, items: ast.items.map((one) => named(one, of)) };
    default:
      return ast;
  }
}

function say(
  key: keyof typeof sentenceTexts.texts & string,
  { locale }: WordsOf,
  params: Readonly<Record<string, string>> = {},
): string {
  const text = sentenceTexts.texts[key][locale];
  return String(text).replace(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '');
}
