import { IconPlus } from '@tabler/icons-react';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Accordion, Button, IconButton, MultiSelect, Stack, Text, useLocalize, useText } from '@tessera/ui';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { partsTexts } from '../locale/parts-texts.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { fieldChoices } from '../parts/field-choices.ts';
import { InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { usePlaceSearch } from '../shell/places.ts';

type Collection = 'uniques' | 'indexes';
type Unique = NonNullable<EntityDocument['uniques']>[string];

const notInIndexes = new Set(['multiSelect', 'attachment', 'image', 'lookupField']);
const fits = (field: FieldDocument) => !notInIndexes.has(field.kind);

/** Combinations of fields that may occur once, or that are looked for together. */
export function CombinationList({ entity, of }: { readonly entity: EntityDocument; readonly of: Collection }) {
  const say = useText(entityTexts);
  const sayParts = useText(partsTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const { focus = '' } = usePlaceSearch();
  const known: Readonly<Record<string, Unique>> = entity[of] ?? {};
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit(
      of === 'uniques' ? 'changeUniques' : 'changeIndexes',
      [setEdit('entity', entity.id, [of, ...path], value)],
      group,
    );
  const choices = fieldChoices(entity, localize, fits);
  const nameOf = (fields: readonly string[]) =>
    fields.map((key) => choices.find(({ value }) => value === key)?.label ?? key).join(' + ');
  const add = (fields: readonly string[]) => {
    const key = freeIdentifier(of === 'uniques' ? 'unique' : 'index', (name) => Object.hasOwn(known, name));
    set([key], { fields });
  };
  const first = choices[0]?.value;
  return (
    <InspectorSection
      title={say(of)}
      actions={
        <IconButton size="sm" label={say(`${of}.add`)} disabled={!first} onClick={() => first && add([first])}>
          <IconPlus size={15} aria-hidden />
        </IconButton>
      }
    >
      <Text size="sm" c="dimmed">
        {say(`${of}.hint`)}
      </Text>
      {Object.keys(known).length > 0 ? (
        <Accordion
          mt="xs"
          variant="separated"
          defaultValue={focus.startsWith(`/${of}/`) ? (focus.split('/')[2] ?? null) : null}
        >
          {Object.entries(known).map(([key, { fields, message }]) => (
            <Accordion.Item key={key} value={key}>
              <Accordion.Control>{nameOf(fields)}</Accordion.Control>
              <Accordion.Panel>
                <Stack gap="sm">
                  <MultiSelect
                    label={say('combinationFields')}
                    maxValues={5}
                    data={choices}
                    value={fields}
                    onChange={(next) => next.length > 0 && set([key, 'fields'], next)}
                  />
                  {of === 'uniques' ? (
                    <LabelFields
                      label={say('uniqueMessage')}
                      value={message}
                      onChange={(text) => set([key, 'message'], text, `${key}.message`)}
                    />
                  ) : null}
                  <Button variant="subtle" color="red" size="compact-sm" onClick={() => set([key], undefined)}>
                    {sayParts('delete')}
                  </Button>
                </Stack>
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      ) : null}
    </InspectorSection>
  );
}
