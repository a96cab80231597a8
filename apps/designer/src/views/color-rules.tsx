import { sortedEntries } from '@tessera/model';
import { Accordion, Button, ChoiceDot, ColorSwatchPicker, Stack, Text, useText } from '@tessera/ui';
import { orderAtIndex } from '../edits/view-edits.ts';
import { partsTexts } from '../locale/parts-texts.ts';
import { viewTexts } from '../locale/view-texts.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { ConditionField } from '../parts/condition-field.tsx';
import type { ViewPartProps } from './view-panel.tsx';

/** Which rows and cards are coloured; the first rule that holds wins. */
export function ColorRules({ view, set }: ViewPartProps) {
  const say = useText(viewTexts);
  const sayParts = useText(partsTexts);
  const rules = sortedEntries(view.colors);
  const add = () => {
    const key = freeIdentifier('rule', (name) => Object.hasOwn(view.colors ?? {}, name));
    set(['colors', key], { order: orderAtIndex(view.colors, rules.length), when: 'false', color: 'red' });
  };
  return (
    <Stack gap="xs">
      {rules.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('noColors')}
        </Text>
      ) : (
        <Accordion variant="separated">
          {rules.map(([key, rule], index) => (
            <Accordion.Item key={key} value={key}>
              <Accordion.Control>
                <ChoiceDot color={rule.color} /> {say('colorRule', { number: index + 1 })}
              </Accordion.Control>
              <Accordion.Panel>
                <Stack gap="sm">
                  <ColorSwatchPicker value={rule.color} onChange={(color) => set(['colors', key, 'color'], color)} />
                  <ConditionField
                    entity={view.entity}
                    context="filter"
                    label={say('colorWhen')}
                    value={rule.when === 'false' ? undefined : rule.when}
                    onChange={(when) => set(['colors', key, 'when'], when ?? 'false', `${key}.when`)}
                  />
                  <Button
                    variant="subtle"
                    color="red"
                    size="compact-sm"
                    onClick={() => set(['colors', key], undefined)}
                  >
                    {sayParts('delete')}
                  </Button>
                </Stack>
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
      <Button variant="default" size="compact-sm" onClick={add}>
        {say('addColor')}
      </Button>
    </Stack>
  );
}
