import { isPeriod } from '@tessera/expression';
import type { Rule, RuleGroup, RuleOperator } from '@tessera/expression';
import { sameJson } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { ReactNode } from 'react';
import { isSeveral, userSayingIn } from './user-sayings.ts';

/** What a field's own value editor gets; faces put their `Filter` behind it. */
export interface RuleValueProps {
  readonly operator: RuleOperator;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  /** Accessible name. */
  readonly label: string;
  readonly disabled: boolean;
}

/** A field that conditions can be about. */
export interface RuleField {
  /** Dotted path: `stage`, `account.level`. */
  readonly name: string;
  readonly label: string;
  /** Id of the field kind: fields of one kind may be compared, dates have words of their own. */
  readonly kind: string;
  /** Heading in the list of fields. */
  readonly group?: string | undefined;
  /** The first one is the default. Never empty. */
  readonly operators: readonly RuleOperator[];
  readonly renderValue: (props: RuleValueProps) => ReactNode;
}

/** Where the right side of a condition comes from. */
export type ValueSource = 'value' | 'field' | 'expression';

const noValue: readonly RuleOperator[] = ['empty', 'notEmpty', 'isTrue', 'isFalse'];
const daysValue: Readonly<Partial<Record<RuleOperator, number>>> = { inLastDays: 7, inNextDays: 7, olderThanDays: 30 };
const listValue: readonly RuleOperator[] = ['in', 'notIn', 'includesAny'];

/** What value an operator takes. */
export function valueShape(operator: RuleOperator): 'none' | 'one' | 'list' | 'pair' | 'period' | 'days' {
  if (noValue.includes(operator)) return 'none';
  if (operator === 'inPeriod') return 'period';
  if (daysValue[operator] !== undefined) return 'days';
  if (operator === 'between') return 'pair';
  return listValue.includes(operator) ? 'list' : 'one';
}

/** Where a value comes from; what stands for whoever looks counts as a value, since fields show it by name. */
export function valueSource(value: Json | undefined): ValueSource {
  if (userSayingIn(value)) return 'value';
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'value';
  if ('field' in value && Object.keys(value).length === 1) return 'field';
  return 'expression' in value && Object.keys(value).length === 1 ? 'expression' : 'value';
}

/** The value as far as it fits the operator; what does not fit is dropped. */
export function shapedValue(operator: RuleOperator, value: Json | undefined): Json | undefined {
  const shape = valueShape(operator);
  if (shape === 'none') return undefined;
  if (shape === 'pair') return Array.isArray(value) && value.length === 2 ? value : [null, null];
  if (shape === 'period') return isPeriod(value) ? value : 'today';
  if (shape === 'days') return typeof value === 'number' || value === '' ? value : (daysValue[operator] ?? 7);
  const saying = userSayingIn(value);
  if (shape === 'list') {
    if (saying) return isSeveral(saying) ? value : [{ expression: saying }];
    return Array.isArray(value) ? value : valueSource(value) === 'value' ? [] : value;
  }
  return Array.isArray(value) || (saying && isSeveral(saying)) ? null : (value ?? null);
}

export function isGroup(item: Rule | RuleGroup): item is RuleGroup {
  return 'rules' in item;
}

/** Whether every condition says all it needs: a field, and a value where the operator takes one. */
export function isComplete(group: RuleGroup): boolean {
  return group.rules.every((item) => (isGroup(item) ? isComplete(item) : isCompleteRule(item)));
}

function isCompleteRule({ field, operator, value }: Rule): boolean {
  if (field === '') return false;
  const shape = valueShape(operator);
  if (shape === 'none') return true;
  if (shape === 'pair') return Array.isArray(value) && value.length === 2 && value.every(isFilled);
  if (shape === 'days') return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 36_600;
  if (shape === 'list' && Array.isArray(value)) return value.length > 0;
  const source = valueSource(value);
  return source === 'value' ? isFilled(value) : isFilled((value as { readonly [key: string]: Json })[source]);
}

function isFilled(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** How many conditions a tree holds. */
export function countRules(group: RuleGroup): number {
  return group.rules.reduce((sum, item) => sum + (isGroup(item) ? countRules(item) : 1), 0);
}

/** The tree without groups that hold nothing. */
export function withoutEmptyGroups(group: RuleGroup): RuleGroup {
  const rules = group.rules
    .map((item) => (isGroup(item) ? withoutEmptyGroups(item) : item))
    .filter((item) => !isGroup(item) || item.rules.length > 0);
  return { ...group, rules };
}

/** Two trees say the same. */
export function sameRules(a: RuleGroup, b: RuleGroup): boolean {
  return sameJson(a, b);
}
