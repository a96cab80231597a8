import { completions } from '@tessera/expression';
import type { ExpressionType, RuleGroup, Scope } from '@tessera/expression';
import { useMemo, useState } from 'react';
import { MultiSelect, Select } from '../inputs/choices.tsx';
import { DateInput } from '../inputs/date-input.tsx';
import { NumberInput } from '../inputs/number-input.tsx';
import { TextInput } from '../inputs/text-input.tsx';
import { conditionBridge, expressionCheck } from '../rules/condition-bridge.ts';
import { ConditionEditor } from '../rules/condition-editor.tsx';
import { ExpressionEditor } from '../rules/expression-editor.tsx';
import { RuleBuilder } from '../rules/rule-builder.tsx';
import { valueShape } from '../rules/rule-model.ts';
import type { RuleField, RuleValueProps } from '../rules/rule-model.ts';
import { useLocale } from '../text/locale.tsx';
import { useText } from '../text/use-text.ts';
import type { Say } from '../text/use-text.ts';
import { galleryTexts } from './gallery-texts.ts';
import { stageChoices } from './sample.ts';

const types: Readonly<Record<string, ExpressionType>> = {
  name: { kind: 'string', nullable: true },
  amount: { kind: 'number', nullable: true, scale: 2 },
  budget: { kind: 'number', nullable: true, scale: 2 },
  stage: { kind: 'enum', nullable: false, options: ['new', 'offer', 'talk', 'won', 'lost'] },
  closeDate: { kind: 'date', nullable: true },
  active: { kind: 'bool', nullable: false },
};

/** A scope of made-up fields. */
export const sampleScope: Scope = {
  names: (name) => types[name],
  members: () => undefined,
  list: () => Object.keys(types),
};

type GallerySay = Say<keyof typeof galleryTexts.texts>;

/** Made-up fields for conditions. */
export function sampleFields(say: GallerySay): RuleField[] {
  const stages = stageChoices(say);
  const number = ({ value, onChange, label, disabled }: RuleValueProps) => (
    <NumberInput
      size="xs"
      aria-label={label}
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : null}
      onChange={onChange}
      disabled={disabled}
    />
  );
  return [
    {
      name: 'name',
      label: say('name'),
      kind: 'text',
      operators: ['contains', 'eq', 'ne', 'startsWith', 'empty', 'notEmpty'],
      renderValue: ({ value, onChange, label, disabled }) => (
        <TextInput
          size="xs"
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
          disabled={disabled}
        />
      ),
    },
    {
      name: 'amount',
      label: say('amount'),
      kind: 'money',
      operators: ['ge', 'le', 'eq', 'gt', 'lt', 'between', 'empty'],
      renderValue: (props) => (valueShape(props.operator) === 'pair' ? <Pair {...props} /> : number(props)),
    },
    { name: 'budget', label: say('sum'), kind: 'money', operators: ['ge', 'le', 'eq'], renderValue: number },
    {
      name: 'stage',
      label: say('stage'),
      kind: 'select',
      operators: ['in', 'eq', 'ne', 'notIn'],
      renderValue: ({ operator, value, onChange, label, disabled }) =>
        valueShape(operator) === 'list' ? (
          <MultiSelect
            size="xs"
            aria-label={label}
            data={stages}
            value={Array.isArray(value) ? value.map(String) : []}
            onChange={onChange}
            disabled={disabled}
          />
        ) : (
          <Select
            size="xs"
            aria-label={label}
            data={stages}
            value={typeof value === 'string' ? value : null}
            onChange={onChange}
            disabled={disabled}
          />
        ),
    },
    {
      name: 'closeDate',
      label: say('closeDate'),
      kind: 'date',
      operators: ['ge', 'lt', 'empty'],
      renderValue: ({ value, onChange, label, disabled }) => (
        <DateInput
          size="xs"
          aria-label={label}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          disabled={disabled}
        />
      ),
    },
    {
      name: 'active',
      label: say('active'),
      kind: 'boolean',
      operators: ['isTrue', 'isFalse'],
      renderValue: () => null,
    },
  ];
}

function Pair({ value, onChange, label, disabled }: RuleValueProps) {
  const [from = null, to = null] = Array.isArray(value) ? value : [];
  const text = (part: unknown): string | null =>
    typeof part === 'string' || typeof part === 'number' ? String(part) : null;
  return (
    <div style={{ display: 'flex', gap: 4 }}>
      <NumberInput
        size="xs"
        aria-label={`${label} 1`}
        value={text(from)}
        onChange={(next) => onChange([next, to])}
        disabled={disabled}
      />
      <NumberInput
        size="xs"
        aria-label={`${label} 2`}
        value={text(to)}
        onChange={(next) => onChange([from, next])}
        disabled={disabled}
      />
    </div>
  );
}

const startRules: RuleGroup = {
  combinator: 'and',
  rules: [
    { field: 'stage', operator: 'in', value: ['talk', 'won'] },
    { field: 'amount', operator: 'ge', value: '100000' },
    {
      combinator: 'or',
      rules: [
        { field: 'name', operator: 'contains', value: '机电' },
        { field: 'closeDate', operator: 'empty' },
      ],
    },
  ],
};

export function GalleryRules() {
  const say = useText(galleryTexts);
  const { locale } = useLocale();
  const [rules, setRules] = useState(startRules);
  const [guard, setGuard] = useState('has(closeDate) && amount > 0');
  const [text, setText] = useState('amount * 2 >= budget && stage == "won"');
  const fields = useMemo(() => sampleFields(say), [say]);
  const bridge = useMemo(() => conditionBridge(sampleScope, locale), [locale]);
  const offers = useMemo(
    () =>
      completions(sampleScope).map((item) => ({
        ...item,
        label:
          item.kind === 'field'
            ? { 'zh-CN': fields.find((field) => field.name === item.name)?.label ?? item.name }
            : item.label,
      })),
    [fields],
  );
  const check = useMemo(() => expressionCheck(sampleScope, 'validation'), []);
  return (
    <div className="tsr-gallery-stack">
      <RuleBuilder label={say('filter')} fields={fields} value={rules} onChange={setRules} />
      <ConditionEditor
        label={say('guard')}
        description={say('guardHelp')}
        fields={fields}
        bridge={bridge}
        value={guard}
        onChange={setGuard}
        completions={offers}
        check={expressionCheck(sampleScope, 'guard')}
      />
      <ExpressionEditor label={say('validation')} value={text} onChange={setText} completions={offers} check={check} />
    </div>
  );
}
