import { IconColumns3 } from '@tabler/icons-react';
import { fieldsOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Button, Checkbox, IconButton, Popover, ScrollArea, Stack, useLocalize, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { useRights } from '../runtime/runtime.tsx';

const rarely: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt', 'deletedBy']);

interface ColumnChoiceProps {
  readonly entity: EntityDocument;
  readonly shown: readonly string[];
  /** undefined: as the view has them. */
  readonly onChange: (keys: readonly string[] | undefined) => void;
}

/** Which columns a table shows; remembered on this device. */
export function ColumnChoice({ entity, shown, onChange }: ColumnChoiceProps) {
  const rights = useRights(entity.id);
  const say = useText(listTexts);
  const localize = useLocalize();
  const fields = fieldsOf(entity).filter(
    ([key, field]) => !rarely.has(key) && !field.hidden && rights.fields[key] !== undefined,
  );
  const own = fields.filter(([key]) => Object.hasOwn(entity.fields, key));
  const ordered = [...own, ...fields.filter(([key]) => !Object.hasOwn(entity.fields, key))];
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <IconButton label={say('columns')}>
          <IconColumns3 size={17} aria-hidden />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('columns')}>
        <ScrollArea.Autosize mah={340}>
          <Stack gap={6} pr="md">
            {ordered.map(([key, field]) => (
              <Checkbox
                key={key}
                size="xs"
                label={localize(field.label, key)}
                checked={shown.includes(key)}
                onChange={(on) => onChange(on ? [...shown, key] : shown.filter((one) => one !== key))}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button mt="xs" size="compact-xs" variant="subtle" onClick={() => onChange(undefined)}>
          {say('columnsReset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
