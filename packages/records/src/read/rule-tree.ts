import { dayRules } from '@tessera/expression';
import type { Rule, RuleGroup, RuleOperator } from '@tessera/expression';
import { fieldType } from '@tessera/model';
import { stepsOf } from '@tessera/plan';
import type { EntityPlan, Plan } from '@tessera/plan';
import { issue, pointer } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';

const operators: ReadonlySet<string> = new Set<RuleOperator>([
  ...dayRules,
  ...([
    'eq',
    'ne',
    'lt',
    'le',
    'gt',
    'ge',
    'in',
    'notIn',
    'between',
    'empty',
    'notEmpty',
    'isTrue',
    'isFalse',
  ] as const),
  ...(['contains', 'notContains', 'startsWith', 'endsWith', 'includes', 'includesAny'] as const),
]);

const deepest = 20;
const most = 500;

/** What is malformed about a rule tree that came from outside; none when it may be read. */
export function ruleTreeIssues(tree: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  let count = 0;
  const visit = (node: unknown, at: string, depth: number): void => {
    count += 1;
    if (!isObject(node) || depth > deepest || count > most) issues.push(issue(at, 'rules_malformed'));
    else if ('combinator' in node) {
      const { combinator, rules, not } = node;
      if (
        (combinator !== 'and' && combinator !== 'or') ||
        !Array.isArray(rules) ||
        (not !== undefined && typeof not !== 'boolean')
      )
        issues.push(issue(at, 'rules_malformed'));
      else rules.forEach((rule, index) => visit(rule, `${at}${pointer('rules', index)}`, depth + 1));
    } else if (
      typeof node['field'] !== 'string' ||
      typeof node['operator'] !== 'string' ||
      !operators.has(node['operator'])
    )
      issues.push(issue(at, 'rules_malformed'));
  };
  visit(tree, '', 0);
  return issues;
}

/** The tree with decimals, which JSON carries as text, as the numbers they are beside number fields. */
export function withNumbers(plan: Plan, entity: EntityPlan, group: RuleGroup): RuleGroup {
  return {
    ...group,
    rules: group.rules.map((rule) =>
      'combinator' in rule ? withNumbers(plan, entity, rule) : withNumber(plan, entity, rule),
    ),
  };
}

function withNumber(plan: Plan, entity: EntityPlan, rule: Rule): Rule {
  const last = stepsOf(plan, entity, rule.field.split('.')).at(-1);
  if (rule.value === undefined || last?.kind !== 'field') return rule;
  const type = fieldType(plan.documents, plan.kinds, last.entity.id, last.field.key);
  return type?.kind === 'number' ? { ...rule, value: numberOf(rule.value) } : rule;
}

function numberOf(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(numberOf);
  if (isObject(value) && typeof value['amount'] === 'string') return numberOf(value['amount']);
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,10})?$/.test(value) && value.length <= 16
    ? Number(value)
    : value;
}

function isObject(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
