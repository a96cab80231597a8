import { Button, Menu } from '@mantine/core';
import type { RuleOperator } from '@tessera/expression';
import { required } from '@tessera/std';
import type { Json } from '@tessera/std';
import { IconAdjustmentsHorizontal, IconFolderPlus, IconPlus, IconTrash } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  NotToggleProps,
  OperatorSelectorProps,
  ValueEditorProps,
} from 'react-querybuilder';
import { Checkbox } from '../inputs/checkbox.tsx';
import { SegmentedControl, Select } from '../inputs/choices.tsx';
import { TextInput } from '../inputs/text-input.tsx';
import { IconButton } from '../layout/icon-button.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { useOperatorText } from './operator-text.ts';
import { shapedValue, valueShape, valueSource } from './rule-model.ts';
import type { RuleField, ValueSource } from './rule-model.ts';

interface RuleFields {
  readonly fields: readonly RuleField[];
  readonly byName: ReadonlyMap<string, RuleField>;
}

export const RuleFieldsContext = createContext<RuleFields | null>(null);

function useRuleFields(): RuleFields {
  return required(useContext(RuleFieldsContext), 'a rule control is used outside of RuleBuilder');
}

function FieldChoice({ value, handleOnChange, disabled = false }: FieldSelectorProps) {
  const say = useText(uiTexts);
  const { fields } = useRuleFields();
  const data = fields.map(({ name, label, group }) => ({ value: name, label, group }));
  const known = data.some((choice) => choice.value === value) || !value;
  return (
    <Select
      size="xs"
      className="tsr-rule-field"
      aria-label={say('field')}
      placeholder={say('chooseColumn')}
      searchable
      disabled={disabled}
      data={known ? data : [...data, { value: value ?? '', label: value ?? '', group: undefined }]}
      value={value ?? null}
      onChange={(name) => name && handleOnChange(name)}
    />
  );
}

function OperatorChoice({ value, field, handleOnChange, disabled = false }: OperatorSelectorProps) {
  const say = useText(uiTexts);
  const spell = useOperatorText();
  const { byName } = useRuleFields();
  const known = byName.get(field);
  const operators = [...new Set([...(known?.operators ?? []), ...(value ? [value as RuleOperator] : [])])];
  const data = operators.map((operator) => ({ value: operator as string, label: spell(operator, known?.kind) }));
  return (
    <Select
      size="xs"
      className="tsr-rule-operator"
      aria-label={say('operator')}
      disabled={disabled}
      data={data}
      value={value ?? null}
      onChange={(operator) => operator && handleOnChange(operator)}
    />
  );
}

function ValueEditor({ value, field, operator, handleOnChange, disabled = false }: ValueEditorProps) {
  const say = useText(uiTexts);
  const { fields, byName } = useRuleFields();
  const known = byName.get(field);
  const op = operator as RuleOperator;
  const shape = valueShape(op);
  if (shape === 'none') return null;
  const current = shapedValue(op, value as Json | undefined);
  const source = valueSource(current);
  const inner = source === 'value' ? undefined : (current as { readonly [key: string]: Json })[source];
  const others = fields.filter((other) => other.name !== field && other.kind === known?.kind);
  const text = typeof inner === 'string' ? inner : '';
  const label = `${known?.label ?? field} ${say('value')}`;
  return (
    <div className="tsr-rule-value">
      {source === 'expression' ? (
        <TextInput
          size="xs"
          aria-label={label}
          ff="monospace"
          disabled={disabled}
          value={text}
          onChange={(expression) => handleOnChange({ expression })}
          placeholder="today()"
        />
      ) : source === 'field' ? (
        <Select
          size="xs"
          aria-label={label}
          disabled={disabled}
          searchable
          data={others.map((other) => ({ value: other.name, label: other.label, group: other.group }))}
          value={text || null}
          onChange={(name) => handleOnChange({ field: name ?? '' })}
        />
      ) : (
        (known?.renderValue({ operator: op, value: current, onChange: handleOnChange, label, disabled }) ?? (
          <TextInput
            size="xs"
            aria-label={label}
            disabled={disabled}
            value={current === null ? '' : String(current)}
            onChange={handleOnChange}
          />
        ))
      )}
      {shape === 'one' ? (
        <SourceMenu
          source={source}
          hasOthers={others.length > 0}
          disabled={disabled}
          onSource={(next) => handleOnChange(next === 'value' ? null : { [next]: '' })}
        />
      ) : null}
    </div>
  );
}

interface SourceMenuProps {
  readonly source: ValueSource;
  readonly hasOthers: boolean;
  readonly disabled: boolean;
  readonly onSource: (source: ValueSource) => void;
}

function SourceMenu({ source, hasOthers, disabled, onSource }: SourceMenuProps) {
  const say = useText(uiTexts);
  const sources: readonly ValueSource[] =
    hasOthers || source === 'field' ? ['value', 'field', 'expression'] : ['value', 'expression'];
  return (
    <Menu>
      <Menu.Target>
        <IconButton label={say('valueSource')} size="sm" disabled={disabled}>
          <IconAdjustmentsHorizontal size={15} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {sources.map((one) => (
          <Menu.Item
            key={one}
            role="menuitemradio"
            aria-checked={one === source}
            fw={one === source ? 600 : 400}
            onClick={() => one !== source && onSource(one)}
          >
            {say(`valueSource.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Combinator({ value, handleOnChange, disabled = false }: CombinatorSelectorProps) {
  const say = useText(uiTexts);
  return (
    <SegmentedControl
      size="xs"
      label={say('combinator')}
      disabled={disabled}
      data={[
        { value: 'and', label: say('all') },
        { value: 'or', label: say('any') },
      ]}
      value={value === 'or' ? 'or' : 'and'}
      onChange={handleOnChange}
    />
  );
}

function NotToggle({ checked = false, handleOnChange, disabled = false }: NotToggleProps) {
  const say = useText(uiTexts);
  return <Checkbox size="xs" label={say('not')} checked={checked} disabled={disabled} onChange={handleOnChange} />;
}

function AddRule({ handleOnClick, disabled = false }: ActionProps) {
  const say = useText(uiTexts);
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconPlus size={14} aria-hidden />}
      disabled={disabled}
      onClick={() => handleOnClick()}
    >
      {say('addCondition')}
    </Button>
  );
}

function AddGroup({ handleOnClick, disabled = false, level }: ActionProps) {
  const say = useText(uiTexts);
  if (level >= 4) return null;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<IconFolderPlus size={14} aria-hidden />}
      disabled={disabled}
      onClick={() => handleOnClick()}
    >
      {say('addGroup')}
    </Button>
  );
}

function Remove({ handleOnClick, disabled = false, ruleOrGroup }: ActionProps) {
  const say = useText(uiTexts);
  return (
    <IconButton
      label={say('rules' in ruleOrGroup ? 'removeGroup' : 'removeCondition')}
      size="sm"
      disabled={disabled}
      onClick={() => handleOnClick()}
    >
      <IconTrash size={15} />
    </IconButton>
  );
}

/** Our controls in the places of the widget's. */
export const ruleControls = {
  fieldSelector: FieldChoice,
  operatorSelector: OperatorChoice,
  valueEditor: ValueEditor,
  combinatorSelector: Combinator,
  notToggle: NotToggle,
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeRuleAction: Remove,
  removeGroupAction: Remove,
};
