import { useMemo, useState } from 'react';
import { IconFilter } from '@tabler/icons-react';
import { scopeOf } from '@tessera/model';
import {
  Button,
  ConditionEditor,
  conditionBridge,
  expressionCheck,
  Group,
  Indicator,
  Modal,
  useLocale,
  useText,
} from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { kinds, useRuntime } from '../runtime/runtime.tsx';
import { useRuleFields } from './rule-fields.tsx';

interface FilterButtonProps {
  readonly entity: string;
  /** Expression text; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Own conditions for a list, built from lines or written. */
export function FilterButton({ entity, value, onChange }: FilterButtonProps) {
  const say = useText(listTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Indicator disabled={value === ''} size={8} offset={2}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={15} aria-hidden />}
          aria-haspopup="dialog"
          onClick={() => setOpened(true)}
        >
          {say('filter')}
        </Button>
      </Indicator>
      <Modal opened={opened} onClose={() => setOpened(false)} title={say('filter')} size={680}>
        <FilterEditor
          entity={entity}
          value={value}
          onApply={(text) => {
            onChange(text);
            setOpened(false);
          }}
        />
      </Modal>
    </>
  );
}

/** Conditions under work; they apply when told so. */
export function FilterEditor({
  entity,
  value,
  onApply,
}: {
  readonly entity: string;
  readonly value: string;
  readonly onApply: (text: string) => void;
}) {
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
