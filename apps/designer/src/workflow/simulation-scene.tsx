import { useQuery } from '@tanstack/react-query';
import type { ToldIssue } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import { Alert, AsyncPicker, SegmentedControl, Select, Stack, Text, useLocalize, useText } from '@tessera/ui';
import { useDocuments, useDraftState } from '../draft/draft-context.tsx';
import { documentKey } from '../draft/draft-state.ts';
import { simulationTexts } from '../locale/simulation-texts.ts';
import { FieldInput } from '../parts/field-value.tsx';
import { useDesignerSlots } from '../shell/services.tsx';
import { fieldsOfFlow } from './flow-fields.ts';
import type { Actor, Sample } from './use-simulation.ts';

const useIsPublished = (entity: string) =>
  useDraftState(({ entries }) => entries[documentKey('entity', entity)]?.live !== undefined);

/** What a walk starts from before anybody chose: the first record there is, else values to fill in. */
export function useFirstSample(entity: string): Sample {
  const slots = useDesignerSlots();
  const { data: [record] = [] } = useQuery({
    queryKey: ['simulation', 'first', entity],
    queryFn: () => slots.searchRecords(entity, '', undefined, 1),
    enabled: useIsPublished(entity),
    retry: false,
  });
  return record ? { from: 'record', record } : { from: 'values', values: {} };
}

interface SampleProps {
  readonly flow: WorkflowDocument;
  readonly entity: EntityDocument;
  readonly sample: Sample;
  /** What is wrong with the values. */
  readonly issues: readonly ToldIssue[];
  readonly onChange: (sample: Sample) => void;
}

/** Chooses what a lifecycle is tried out on: a real record, or values made up. */
export function SimulatedSample({ flow, entity, sample, issues, onChange }: SampleProps) {
  const say = useText(simulationTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const slots = useDesignerSlots();
  const published = useIsPublished(entity.id);
  const keys = fieldsOfFlow(flow, entity, documents);
  const name = localize(entity.label, entity.id);
  return (
    <Stack gap="xs">
      <SegmentedControl
        label={say('sample')}
        fullWidth
        size="xs"
        value={sample.from}
        data={(['record', 'values'] as const).map((value) => ({ value, label: say(`from.${value}`) }))}
        onChange={(from) => onChange(from === 'record' ? { from, record: null } : { from: 'values', values: {} })}
      />
      {sample.from === 'record' && published ? (
        <AsyncPicker
          label={say('chooseRecord', { name })}
          value={sample.record}
          search={(query) => slots.searchRecords(entity.id, query)}
          onChange={(record) => onChange({ from: 'record', record })}
        />
      ) : null}
      {sample.from === 'record' && !published ? <Text size="sm">{say('notPublished')}</Text> : null}
      {sample.from === 'values' ? (
        <>
          <Text size="xs" c="dimmed">
            {say(keys.length > 0 ? 'valuesHint' : 'noFields')}
          </Text>
          {keys.map((key) => {
            const field = fieldOf(entity, key);
            return field ? (
              <FieldInput
                key={key}
                field={field}
                fieldKey={key}
                value={sample.values[key]}
                record={sample.values}
                onChange={(value) => onChange({ from: 'values', values: { ...sample.values, [key]: value } })}
              />
            ) : null;
          })}
          {issues.length > 0 ? (
            <Alert color="red">
              {issues.map(({ path, detail }) => (
                <div key={path}>{detail}</div>
              ))}
            </Alert>
          ) : null}
        </>
      ) : null}
    </Stack>
  );
}

/** Chooses whose rights decide. */
export function SimulatedActor({
  actor,
  onChange,
}: {
  readonly actor: Actor;
  readonly onChange: (actor: Actor) => void;
}) {
  const say = useText(simulationTexts);
  const localize = useLocalize();
  const slots = useDesignerSlots();
  const roles = useDocuments()
    .all('role')
    .map((role) => ({ value: role.id, label: localize(role.label, role.id) }));
  return (
    <Stack gap="xs">
      <SegmentedControl
        label={say('actor')}
        fullWidth
        size="xs"
        value={actor.as}
        data={(['me', 'role', 'person'] as const).map((value) => ({ value, label: say(`as.${value}`) }))}
        onChange={(as) =>
          onChange(as === 'role' ? { as, role: null } : as === 'person' ? { as, person: null } : { as: 'me' })
        }
      />
      {actor.as === 'role' ? (
        <Select
          label={say('chooseRole')}
          data={roles}
          value={actor.role}
          onChange={(role) => onChange({ as: 'role', role: role ?? null })}
        />
      ) : null}
      {actor.as === 'person' ? (
        <AsyncPicker
          label={say('choosePerson')}
          value={actor.person}
          search={slots.searchPeople}
          onChange={(person) => onChange({ as: 'person', person })}
        />
      ) : null}
    </Stack>
  );
}
