import { useMemo, useState } from 'react';
import { scopeOf } from '@tessera/model';
import { Button, conditionBridge, ConditionEditor, expressionCheck, Group, useLocale, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { kinds } from '../runtime/kinds.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { useRuleFields } from './rule-fields.tsx';

interface FilterEditorProps {
  readonly entity: string;
  /** Expression text; empty for none. */
  readonly value: string;
  readonly onApply: (text: string) => void;
}

/** Conditions under work; they apply when told so. */
export function FilterEditor({ entity, value, onApply }: FilterEditorProps) {
  const { documents } = useRuntime();
  const { locale } = useLocale();
  const say = useText(listTexts);
  const [text, setText] = useState(value);
  const [complete, setComplete] = useState(true);
  const fields = useRuleFields(entity);
  const scope = useMemo(() => scopeOf(documents, kinds, entity, 'filter'), [documents, entity]);
  const bridge = useMemo(() => conditionBridge(scope, locale), [scope, locale]);
  const check = useMemo(() => expressionCheck(scope, 'filter'), [scope]);
  return (
    <>
      <ConditionEditor
        label={say('filterLabel')}
        value={text}
        onChange={setText}
        onComplete={setComplete}
        fields={fields}
        bridge={bridge}
        check={check}
      />
      <Group justify="flex-end" mt="sm">
        <Button variant="subtle" size="compact-sm" onClick={() => onApply('')}>
          {say('clearFilters')}
        </Button>
        <Button size="compact-sm" disabled={!complete} onClick={() => onApply(text)}>
          {say('filterApply')}
        </Button>
      </Group>
    </>
  );
}
