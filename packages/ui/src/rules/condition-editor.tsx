import { Input } from '@mantine/core';
import type { RuleGroup } from '@tessera/expression';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { SegmentedControl } from '../inputs/choices.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import type { ExpressionEditorProps } from './expression-editor.tsx';
import { RuleBuilder } from './rule-builder.tsx';
import { countRules, isComplete, withoutEmptyGroups } from './rule-model.ts';
import type { RuleField } from './rule-model.ts';

/** Between text and tree: the expression language, bound to a scope. */
export interface ConditionBridge {
  /** The tree of a text, or why it has none. The empty text is the empty tree. */
  toRules(text: string): { readonly rules: RuleGroup } | { readonly notRepresentable: string };
  /** The canonical text of a complete tree; empty for an empty one. */
  fromRules(rules: RuleGroup): string;
}

export interface ConditionEditorProps extends Pick<
  ExpressionEditorProps,
  'completions' | 'members' | 'check' | 'issueText' | 'disabled'
> {
  /** Expression text; empty for no condition. */
  readonly value: string;
  /** Gets text: of the tree only while every condition is complete, so never part of what was meant. */
  readonly onChange: (value: string) => void;
  /** Told whether every condition says all it needs; text always does. */
  readonly onComplete?: (isComplete: boolean) => void;
  readonly fields: readonly RuleField[];
  readonly bridge: ConditionBridge;
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
}

const noRules: RuleGroup = { combinator: 'and', rules: [] };

/** A condition, built from lines or written as text. What cannot be shown as lines stays text, and says so. */
export function ConditionEditor({
  value,
  onChange,
  onComplete,
  fields,
  bridge,
  label,
  description,
  error,
  disabled = false,
  ...text
}: ConditionEditorProps) {
  const say = useText(uiTexts);
  const id = useId();
  const [wantsText, setWantsText] = useState(false);
  // The tree as last edited, and the text it became: incomplete lines live here only.
  const [edited, setEdited] = useState<{ readonly text: string; readonly rules: RuleGroup }>();
  const read = value.trim() === '' ? { rules: noRules } : bridge.toRules(value);
  const rules = edited && edited.text === value ? edited.rules : 'rules' in read ? read.rules : undefined;
  const why = 'notRepresentable' in read ? read.notRepresentable : undefined;
  const mode = wantsText || !rules ? 'text' : 'visual';
  const change = (next: RuleGroup): void => {
    const complete = isComplete(next);
    const becomes = complete ? (countRules(next) === 0 ? '' : bridge.fromRules(withoutEmptyGroups(next))) : value;
    setEdited({ text: becomes, rules: next });
    onComplete?.(complete);
    if (becomes !== value) onChange(becomes);
  };
  return (
    <div role="group" aria-labelledby={id}>
      <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8, marginBottom: 6 }}>
        <Input.Label id={id} labelElement="div">
          {label}
        </Input.Label>
        <SegmentedControl
          size="xs"
          label={say('conditionMode')}
          disabled={disabled}
          data={[
            { value: 'visual', label: say('modeVisual'), disabled: !rules },
            { value: 'text', label: say('modeText') },
          ]}
          value={mode}
          onChange={(next) => {
            setWantsText(next === 'text');
            onComplete?.(next === 'text' || !rules || isComplete(rules));
          }}
        />
      </div>
      {description ? <Input.Description mb={6}>{description}</Input.Description> : null}
      {mode === 'visual' && rules ? (
        <>
          <RuleBuilder fields={fields} value={rules} onChange={change} disabled={disabled} label={label} />
          {isComplete(rules) ? null : (
            <div className="tsr-rules-note" role="status">
              {say('incompleteConditions')}
            </div>
          )}
        </>
      ) : (
        <>
          <ExpressionEditor {...text} value={value} onChange={onChange} disabled={disabled} minRows={2} />
          {why ? (
            <div className="tsr-rules-note" role="status">
              {say('notRepresentable')} {say('notRepresentableWhy', { reason: why })}
            </div>
          ) : null}
        </>
      )}
      {error ? (
        <Input.Error mt={4} role="alert">
          {error}
        </Input.Error>
      ) : null}
    </div>
  );
}
