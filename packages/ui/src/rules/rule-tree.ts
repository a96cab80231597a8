import type { Rule, RuleGroup, RuleOperator } from '@tessera/expression';
import type { Json } from '@tessera/std';
import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { isGroup, shapedValue } from './rule-model.ts';

/** Our tree as the widget holds it. Ids are paths, so that the same tree always gets the same. */
export function toWidget(group: RuleGroup, path = 'r'): RuleGroupType {
  return {
    id: path,
    combinator: group.combinator,
    not: group.not === true,
    rules: group.rules.map((item, index) => {
      const id = `${path}.${index}`;
      return isGroup(item)
        ? toWidget(item, id)
        : { id, field: item.field, operator: item.operator, value: item.value ?? null };
    }),
  };
}

/** The widget's tree as ours, values cut to what their operators take. */
export function fromWidget(group: RuleGroupType): RuleGroup {
  const rules = group.rules.map((item) => ('rules' in item ? fromWidget(item) : fromWidgetRule(item)));
  const combinator = group.combinator === 'or' ? 'or' : 'and';
  return group.not ? { combinator, not: true, rules } : { combinator, rules };
}

function fromWidgetRule(rule: RuleType): Rule {
  const operator = rule.operator as RuleOperator;
  const value = shapedValue(operator, rule.value as Json | undefined);
  return value === undefined ? { field: rule.field, operator } : { field: rule.field, operator, value };
}
