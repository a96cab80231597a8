import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { QueryBuilder } from 'react-querybuilder';
import type { RuleGroupType } from 'react-querybuilder';
import { useStable } from '../hooks/use-stable.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import type { RuleBuilderProps } from './rule-builder.tsx';
import { RuleFieldsContext, ruleControls } from './rule-controls.tsx';
import { sameRules } from './rule-model.ts';
import { fromWidget, toWidget } from './rule-tree.ts';
import './rules.css';

/** The widget behind RuleBuilder; in a file of its own so that it loads only where rules are built. */
export default function RuleWidget({ fields, value, onChange, disabled = false, label }: RuleBuilderProps) {
  const say = useText(uiTexts);
  const [tree, setTree] = useState<RuleGroupType>(() => toWidget(value));
  // The widget keeps its own ids, so a tree that says the same must stay the same object, or inputs lose their focus.
  const shown = useMemo(() => (sameRules(fromWidget(tree), value) ? tree : toWidget(value)), [tree, value]);
  const change = useStable((next: RuleGroupType) => {
    setTree(next);
    const rules = fromWidget(next);
    if (!sameRules(rules, value)) onChange(rules);
  });
  const byName = useMemo(() => new Map(fields.map((field) => [field.name, field])), [fields]);
  const context = useMemo(() => ({ fields, byName }), [fields, byName]);
  const widgetFields = useMemo(
    () => fields.map(({ name, label: text }) => ({ name, value: name, label: text })),
    [fields],
  );
  // The widget calls itself a form; several landmarks without a name would only be in the way.
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => root.current?.querySelector('.queryBuilder')?.removeAttribute('role'));
  return (
    <RuleFieldsContext.Provider value={context}>
      <div ref={root} className="tsr-rules" role="group" aria-label={label ?? say('condition')}>
        <QueryBuilder
          query={shown}
          onQueryChange={change}
          fields={widgetFields}
          controlElements={ruleControls}
          disabled={disabled}
          showNotToggle
          addRuleToNewGroups
          resetOnFieldChange
          getOperators={(name) =>
            (byName.get(name)?.operators ?? ['eq']).map((operator) => ({
              name: operator,
              value: operator,
              label: operator,
            }))
          }
          getDefaultField={fields[0]?.name ?? ''}
          getDefaultValue={() => null}
          combinators={[
            { name: 'and', value: 'and', label: say('all') },
            { name: 'or', value: 'or', label: say('any') },
          ]}
          accessibleDescriptionGenerator={({ path }) =>
            path.length === 0 ? say('condition') : `${say('condition')} ${path.map((step) => step + 1).join('.')}`
          }
        />
        {shown.rules.length === 0 ? <div className="tsr-rules-empty">{say('conditionEmpty')}</div> : null}
      </div>
    </RuleFieldsContext.Provider>
  );
}
