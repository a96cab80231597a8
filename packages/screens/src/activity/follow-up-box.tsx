import { useId, useState } from 'react';
import type { RecordRow, StoredFile } from '@tessera/client';
import { ApiProblem } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import {
  Alert,
  Button,
  Chip,
  DateInput,
  DateTimeInput,
  fromZonedText,
  Group,
  hotkeyHandler,
  notify,
  Stack,
  Textarea,
  useErrorText,
  useFaceSlots,
  useLocale,
  useLocalize,
  useSessionStorage,
  useText,
  zonedText,
} from '@tessera/ui';
import { sortedEntries } from '@tessera/model';
import { activityTexts } from '../locale/activity-texts.ts';
import { useRecordsChanged } from '../record/use-record.ts';
import { faces, useRuntime } from '../runtime/runtime.tsx';
import { nextDay } from './follow-up-days.ts';
import type { NextChoice } from './follow-up-days.ts';
import { RecordDrop } from './record-drop.tsx';
import type { FollowUpFeature } from './follow-up-feature.ts';
import styles from './activity.module.css';

interface FollowUpBoxProps {
  readonly entity: EntityDocument;
  readonly record: RecordRow;
  readonly feature: FollowUpFeature;
  readonly autoFocus?: boolean;
  readonly onSaved: () => void;
}

const nextChoices: readonly NextChoice[] = ['tomorrow', 'three', 'monday'];
const nextWords = { tomorrow: 'nextTomorrow', three: 'nextThree', monday: 'nextMonday' } as const;

/** One box: what happened, how, when, with which files, and when next. What is typed stays until it is saved. */
export function FollowUpBox({ entity, record, feature, autoFocus = false, onSaved }: FollowUpBoxProps) {
  const { client } = useRuntime();
  const { timeZone } = useLocale();
  const say = useText(activityTexts);
  const errorText = useErrorText();
  const changed = useRecordsChanged();
  const [text, setText] = useSessionStorage({ key: `follow-up ${record.id}`, defaultValue: '' });
  const [way, setWay] = useState<string>();
  const [at, setAt] = useState<string | null>(null);
  const [next, setNext] = useState<string | null>();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { activities } = feature;
  const slots = useFaceSlots();
  const take = async (dropped: readonly File[]): Promise<void> => {
    for (const file of dropped)
      try {
        const stored = await slots.uploadFile(file, () => undefined);
        setFiles((before) => [...before, stored]);
      } catch (error) {
        setFailure(error);
      }
  };
  const problem = failure instanceof ApiProblem ? failure.errors[0]?.detail : undefined;
  const save = async (): Promise<void> => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    setFailure(undefined);
    try {
      await client.activity.followUp(entity.id, record.id, {
        text,
        ...(feature.way && { way: way ?? firstWay(feature) ?? '' }),
        ...(at !== null && { at }),
        ...(next !== undefined && { next: momentOf(next, feature, timeZone) }),
        ...(files.length > 0 && { files }),
      });
      setText('');
      setAt(null);
      setNext(undefined);
      setFiles([]);
      notify.success(say('followUpSaved'));
      onSaved();
      await Promise.all([changed(entity.id), changed(activities.relatedEntity)]);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {feature.files ? <RecordDrop onFiles={(dropped) => void take(dropped)} /> : null}
      <Textarea
        aria-label={say('followUp')}
        placeholder={say('followUpPlaceholder')}
        autosize
        minRows={2}
        maxRows={12}
        value={text}
        onChange={setText}
        data-autofocus={autoFocus || undefined}
        onKeyDown={hotkeyHandler([['mod+enter', () => void save()]])}
      />
      {text === '' && files.length === 0 ? null : (
        <Stack gap="xs">
          {feature.way ? <Ways feature={feature} value={way ?? firstWay(feature)} onChange={setWay} /> : null}
          {feature.at ? <When value={at} onChange={setAt} /> : null}
          {feature.next ? <Next value={next} onChange={setNext} /> : null}
          {feature.files ? <Files feature={feature} value={files} onChange={setFiles} /> : null}
          {failure ? (
            <Alert color="red" p="xs">
              {problem ?? errorText(failure).message}
            </Alert>
          ) : null}
        </Stack>
      )}
      <Group justify="flex-end">
        <Button type="submit" size="compact-md" loading={busy} disabled={text.trim() === ''}>
          {say('save')}
        </Button>
      </Group>
    </form>
  );
}

function waysOf({ way, activities }: FollowUpFeature) {
  if (way?.kind !== 'select') return [];
  const offered = sortedEntries(way.options).filter(([, option]) => !('inactive' in option && option.inactive));
  const { ways } = activities;
  if (!ways) return offered;
  return ways.flatMap((key) => offered.filter(([option]) => option === key));
}

const firstWay = (feature: FollowUpFeature): string | undefined => waysOf(feature)[0]?.[0];

interface PartProps<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Ways({
  feature,
  value,
  onChange,
}: { readonly feature: FollowUpFeature } & {
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const say = useText(activityTexts);
  const localize = useLocalize();
  return (
    <Chip.Group value={value ?? null} onChange={(key) => onChange(String(key))}>
      <Group gap={6} role="group" aria-label={say('way')}>
        {waysOf(feature).map(([key, option]) => (
          <Chip key={key} value={key} size="xs">
            {localize(option.label, key)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function When({ value, onChange }: PartProps<string | null>) {
  const say = useText(activityTexts);
  const [other, setOther] = useState(false);
  return (
    <Group gap={6} role="group" aria-label={say('when')}>
      <span className={styles['partLabel']}>{say('when')}</span>
      <Chip
        size="xs"
        checked={!other}
        onChange={() => {
          setOther(false);
          onChange(null);
        }}
      >
        {say('now')}
      </Chip>
      <Chip size="xs" checked={other} onChange={() => setOther(true)}>
        {say('whenOther')}
      </Chip>
      {other ? <DateTimeInput size="xs" miw={180} label={say('when')} value={value} onChange={onChange} /> : null}
    </Group>
  );
}

function Next({ value, onChange }: PartProps<string | null | undefined>) {
  const { timeZone } = useLocale();
  const say = useText(activityTexts);
  const [other, setOther] = useState(false);
  const today = zonedText(Date.now(), timeZone).slice(0, 10);
  const choose = (day: string | null | undefined): void => {
    setOther(false);
    onChange(day);
  };
  return (
    <Group gap={6} role="group" aria-label={say('next')}>
      <span className={styles['partLabel']}>{say('next')}</span>
      {nextChoices.map((choice) => {
        const day = nextDay(choice, today);
        const chosen = !other && value === day;
        return (
          <Chip key={choice} size="xs" checked={chosen} onChange={() => choose(chosen ? undefined : day)}>
            {say(nextWords[choice])}
          </Chip>
        );
      })}
      <Chip size="xs" checked={other} onChange={() => setOther(true)}>
        {say('nextOther')}
      </Chip>
      {other ? (
        <DateInput size="xs" miw={130} aria-label={say('next')} value={value ?? null} min={today} onChange={onChange} />
      ) : null}
      <Chip size="xs" checked={!other && value === null} onChange={() => choose(value === null ? undefined : null)}>
        {say('nextNone')}
      </Chip>
    </Group>
  );
}

function Files({ feature, value, onChange }: { readonly feature: FollowUpFeature } & PartProps<readonly StoredFile[]>) {
  const { locale, timeZone } = useLocale();
  const slots = useFaceSlots();
  const localize = useLocalize();
  const id = useId();
  const field = feature.files;
  const Input = field ? faces[field.kind]?.Input : undefined;
  if (!field || !Input) return null;
  return (
    <Input
      field={field}
      value={value}
      onChange={(next) => onChange((next ?? []) as readonly StoredFile[])}
      required={false}
      readOnly={false}
      disabled={false}
      record={{}}
      slots={slots}
      id={id}
      label={localize(field.label, feature.activities.files ?? '')}
      locale={locale}
      timeZone={timeZone}
    />
  );
}

/** A day as the field for the next follow-up keeps it: nine in the morning where it keeps a time. */
function momentOf(day: string | null, { next }: FollowUpFeature, timeZone: string): string | null {
  if (day === null || next?.kind !== 'datetime') return day;
  return fromZonedText(`${day} 09:00`, timeZone) ?? null;
}
