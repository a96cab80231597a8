import { useState } from 'react';
import { fieldOf, sortedEntries } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { AsyncPicker, Button, Group, Select, Text, useFaceSlots, useLocalize, useText } from '@tessera/ui';
import type { RecordRef } from '@tessera/ui';
import type { LocalizedText } from '@tessera/std';
import { importTexts } from '../locale/import-texts.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { decide, decideRest, undecided } from './import-run.ts';
import type { Replacement, Replacements, UnknownText } from './import-run.ts';
import styles from './import.module.css';

interface UnknownTableProps {
  readonly entity: EntityDocument;
  readonly unknown: readonly UnknownText[];
  readonly made: Replacements;
  readonly onChange: (made: Replacements) => void;
}

/** Every text that names nothing known, once: map it, create it, or leave it empty. */
export function UnknownTable({ entity, unknown, made, onChange }: UnknownTableProps) {
  const say = useText(importTexts);
  const localize = useLocalize();
  const fields = [...new Set(unknown.map(({ field }) => field))];
  const open = undecided(made, unknown);
  const wholesale = fields.flatMap((key) => {
    const field = fieldOf(entity, key);
    const count = open.filter((one) => one.field === key).length;
    return field && count > 2 ? [{ key, field, count, label: localize(field.label, key) }] : [];
  });
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={say('unknown')}>
      {wholesale.map(({ key, field, count, label }) => (
        <Group key={key} gap="xs" px="md" pt="xs">
          <Text size="xs">{say('restOf', { name: label, count })}</Text>
          {actionsFor(field).map((action) => (
            <Button
              key={action}
              size="compact-xs"
              variant="light"
              onClick={() => onChange(decideRest(made, unknown, key, action))}
            >
              {say(action === 'empty' ? 'restEmpty' : field.kind === 'person' ? 'restPeople' : 'restCreate')}
            </Button>
          ))}
        </Group>
      ))}
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say('field')}</th>
            <th scope="col">{say('text')}</th>
            <th scope="col">{say('textRows')}</th>
            <th scope="col">{say('decision')}</th>
          </tr>
        </thead>
        <tbody>
          {unknown.slice(0, 200).map((one) => (
            <tr key={`${one.field}/${one.text}`}>
              <td>{localize(fieldOf(entity, one.field)?.label, one.field)}</td>
              <th scope="row">{one.text}</th>
              <td>{one.rows}</td>
              <td>
                <Decision
                  entity={entity}
                  one={one}
                  value={made[one.field]?.[one.text]}
                  onChange={(value) => onChange(decide(made, one.field, one.text, value))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What can be done with a text beside mapping it. States belong to the lifecycle: a file adds none. */
function actionsFor(field: FieldDocument): readonly ('create' | 'empty')[] {
  return field.kind === 'status' ? ['empty'] : ['create', 'empty'];
}

interface DecisionProps {
  readonly entity: EntityDocument;
  readonly one: UnknownText;
  readonly value: Replacement | undefined;
  readonly onChange: (value: Replacement | undefined) => void;
}

function Decision({ entity, one, value, onChange }: DecisionProps) {
  const say = useText(importTexts);
  const field = fieldOf(entity, one.field);
  const actions = (['map', ...(field ? actionsFor(field) : [])] as const).map((action) => ({
    value: action,
    label: say(action === 'create' && field?.kind === 'person' ? 'decide.person' : `decide.${action}`),
  }));
  const set = (action: 'map' | 'create' | 'empty' | null): void => {
    if (action === null) onChange(undefined);
    else onChange(action === 'map' ? { action, to: one.suggestions[0]?.to ?? '' } : { action });
  };
  return (
    <Group gap={6} wrap="nowrap">
      <Select
        size="xs"
        w={170}
        clearable
        aria-label={say('decide', { text: one.text })}
        placeholder={say('decide.none')}
        data={actions}
        value={value?.action ?? null}
        onChange={set}
      />
      {value?.action === 'map' ? (
        <Meaning entity={entity} one={one} to={value.to} onChange={(to) => onChange({ action: 'map', to })} />
      ) : null}
    </Group>
  );
}

/** What a text stands for: an option, or a record that the server finds. */
function Meaning({
  entity,
  one,
  to,
  onChange,
}: {
  readonly entity: EntityDocument;
  readonly one: UnknownText;
  readonly to: string;
  readonly onChange: (to: string) => void;
}) {
  const { documents } = useRuntime();
  const slots = useFaceSlots();
  const say = useText(importTexts);
  const localize = useLocalize();
  const suggested = one.suggestions.map(({ to: id, label }) => ({ id, title: label, note: say('suggestion') }));
  const [picked, setPicked] = useState<RecordRef | null>(null);
  const field = fieldOf(entity, one.field);
  const label = say('mapTo', { text: one.text });
  if (one.kind === 'option' && field) {
    const options =
      field.kind === 'status'
        ? documents.get('workflow', field.lifecycle)?.states
        : field.kind === 'select' || field.kind === 'multiSelect'
          ? field.options
          : {};
    const data = sortedEntries(
      (options ?? {}) as Readonly<Record<string, { readonly label: LocalizedText; readonly order: string }>>,
    ).map(([key, option]) => ({ value: key, label: localize(option.label, key) }));
    return (
      <Select
        size="xs"
        w={180}
        aria-label={label}
        data={data}
        value={to === '' ? null : to}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  const search = async (query: string): Promise<readonly RecordRef[]> => {
    const found =
      one.kind === 'person'
        ? await slots.searchPeople(query)
        : field?.kind === 'lookup'
          ? await slots.searchRecords(field.target, query)
          : [];
    return query === ''
      ? [...suggested, ...found.filter(({ id }) => !suggested.some((item) => item.id === id))]
      : found;
  };
  const value = picked?.id === to ? picked : (suggested.find(({ id }) => id === to) ?? null);
  return (
    <AsyncPicker<RecordRef>
      size="xs"
      style={{ width: 180 }}
      aria-label={label}
      value={value}
      search={search}
      onChange={(item) => {
        setPicked(item);
        onChange(item?.id ?? '');
      }}
    />
  );
}
