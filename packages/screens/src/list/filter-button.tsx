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
  Popover,
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
    <Indicator disabled={value === ''} size={8} offset={2}>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        width={560}
        trapFocus
        shadow="md"
        withinPortal
      >
        <Popover.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconFilter size={15} aria-hidden />}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {say('filter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown maw="94vw" aria-label={say('filter')}>
          {opened ? (
            <FilterEditor
              entity={entity}
              value={value}
              onApply={(text) => {
                onChange(text);
                setOpened(false);
              }}
            />
          ) : null}
        </Popover.Dropdown>
      </Popover>
    </Indicator>
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
        fields={fields}
        bridge={bridge}
        check={check}
      />
      <Group justify="flex-end" mt="sm">
        <Button variant="subtle" size="compact-sm" onClick={() => onApply('')}>
          {say('clearFilters')}
        </Button>
        <Button size="compact-sm" onClick={() => onApply(text)}>
          {say('filterApply')}
        </Button>
      </Group>
    </>
  );
}
