import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem } from '@tessera/client';
import type { RecordRow } from '@tessera/client';
import { fieldOf, hasOwner } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { systemClock, uuidv7Maker } from '@tessera/std';
import { useIsPhone, useLocale, useLocalize, useStable, useText } from '@tessera/ui';
import { compileDefaults } from '../form/form-defaults.ts';
import { compileForm, formEnvironment, missingFields } from '../form/form-rules.ts';
import type { FormSteps } from '../form/use-form-steps.ts';
import { recordTexts } from '../locale/record-texts.ts';
import { kinds } from '../runtime/kinds.ts';
import { useRights, useRuntime, userOf } from '../runtime/runtime.tsx';
import type { Attempt } from './kept-draft.ts';
import { useKnownFields } from './known-fields.ts';
import { changedFields, conflictsOf, decided, errorsByField } from './record-draft.ts';
import type { FieldConflict, Values } from './record-draft.ts';
import { useKeptDraft, useResend } from './use-kept-draft.ts';
import { useRecordsChanged } from './use-record.ts';

export interface EditorOptions {
  readonly entity: EntityDocument;
  readonly form: FormDocument;
  /** The record under edit; absent: a new one. */
  readonly record?: RecordRow | undefined;
  /** What a new record starts with, beside its defaults. */
  readonly start?: Values | undefined;
  readonly idPrefix: string;
  /** What is typed stays on this device until it is saved or given up. */
  readonly keeps?: boolean | undefined;
  readonly onSaved: (record: RecordRow) => void;
}

/**
 * What is typed, apart from the record it belongs to: a newer record, a newer release or a failed save never touches it.
 * Saving sends changed fields only, under the tag the edit began with.
 * The defaults of a new record follow what is typed, until somebody touches their field.
 */
export function useRecordEditor(options: EditorOptions) {
  const { entity, record, idPrefix } = options;
  const { client, me, refresh } = useRuntime();
  const changedRecords = useRecordsChanged();
  const keeps = options.keeps === true && record === undefined;
  const { kept, keep, forget } = useKeptDraft(keeps, me.id, entity.id);
  const [draft, setDraft] = useState<Values>(kept?.values ?? {});
  const [base, setBase] = useState(record);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<{ readonly now: RecordRow; readonly fields: readonly FieldConflict[] }>();
  const defaults = useDefaults(options);
  const given = { ...options.start, ...draft };
  const values = base ? { ...base, ...draft } : { ...defaults.values(given), ...given };
  const all = changedFields(draft, base ?? { ...defaults.values(options.start ?? {}), ...options.start });
  const { kept: changes, gone } = useKnownFields(entity, all);
  const [newKey] = useState(() => uuidv7Maker(systemClock));
  const missing = useMissing(options, values, base);
  const steps = useRef<FormSteps>(undefined);
  const attempt = useRef<Attempt>(kept?.attempt);
  useEffect(() => keep({ values: draft, attempt: attempt.current }), [keep, draft, busy]);

  const change = (field: string, value: unknown): void => {
    setDraft((old) => ({ ...old, [field]: value }));
    setErrors((old) => (field in old ? Object.fromEntries(Object.entries(old).filter(([key]) => key !== field)) : old));
  };

  /** Whether fields of a step may be left as they are; the other errors stay as they were. */
  const check = (fields: readonly string[]): boolean => {
    const empty = Object.entries(missing()).filter(([key]) => fields.includes(key));
    const others = Object.entries(errors).filter(([key]) => !fields.includes(key));
    if (empty.length > 0) refuse(Object.fromEntries([...others, ...empty]), empty[0]?.[0]);
    return empty.length === 0;
  };

  function refuse(found: Readonly<Record<string, string>>, first = Object.keys(found).find((key) => key !== '')): void {
    setErrors(found);
    if (first !== undefined) setTimeout(() => document.getElementById(`${idPrefix}-${first}`)?.focus(), 50);
  }

  const send = useStable(async (body: Values, from: RecordRow | undefined): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const saved = from
        ? await client.records.patch(entity.id, from.id, body, { ifMatch: `"${from._etag}"` })
        : await client.records.create(entity.id, body, { idempotencyKey: keyOf(body) });
      keep({ values: {} });
      await changedRecords(entity.id);
      options.onSaved(saved);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 412 && from) await meet(from);
      else {
        setFailure(error);
        if (error instanceof ApiProblem) refresh();
        if (error instanceof ApiProblem && error.errors.length > 0) refuse(errorsByField(error.errors));
      }
    } finally {
      setBusy(false);
    }
  });

  /** The same record sent again after its answer was lost is still the same one. */
  function keyOf(body: Values): string {
    const text = JSON.stringify(body);
    if (attempt.current?.text !== text) attempt.current = { text, key: newKey() };
    return attempt.current.key;
  }

  /** Reads what the record has become; without a field both changed there is nothing to ask. */
  async function meet(from: RecordRow): Promise<void> {
    const now = await client.records.get(entity.id, from.id);
    const fields = conflictsOf(draft, from, now);
    setBase(now);
    const rest = changedFields(draft, now);
    if (fields.length > 0) setConflict({ now, fields });
    else if (Object.keys(rest).length === 0) options.onSaved(now);
    else await send(rest, now);
  }

  const save = (): void => {
    if (busy) return;
    if (!base && steps.current && !steps.current.isLast) return steps.current.next();
    const empty = missing();
    setFailure(undefined);
    refuse(empty);
    if (Object.keys(empty).length > 0) return;
    if (base && Object.keys(changes).length === 0) return options.onSaved(base);
    void send(
      base ? changes : { ...nullsOf(draft, options.start, defaults.has), ...filledOf(values, Object.keys(gone)) },
      base,
    );
  };

  const lost = failure !== undefined && !(failure instanceof ApiProblem);
  // The same key goes with it: what did arrive the first time is not made twice.
  useResend(lost, save);

  /** Gives up what was typed. */
  const discard = (): void => {
    setDraft({});
    attempt.current = undefined;
    forget();
  };

  const decide = (choice: Readonly<Record<string, 'mine' | 'theirs'>>): void => {
    if (!conflict) return;
    const next = decided(draft, conflict.fields, choice);
    setDraft(next);
    setConflict(undefined);
    const body = changedFields(next, conflict.now);
    if (Object.keys(body).length === 0) options.onSaved(conflict.now);
    else void send(body, conflict.now);
  };

  return {
    values,
    old: base,
    errors,
    failure,
    busy,
    conflict,
    /** What was typed into fields that a newer release no longer has, by their labels. */
    gone,
    dirty: Object.keys(all).length > 0,
    /** It began with what this device had kept. */
    restored: kept !== undefined,
    /** The connection was lost while saving, and what is typed is kept on this device. */
    waiting: lost && keeps,
    discard,
    change,
    check,
    steps,
    save,
    decide,
    postpone: () => setConflict(undefined),
  };
}

/** What is shown, required and still empty, each with its message. */
function useMissing({ entity, form }: EditorOptions, values: Values, base: RecordRow | undefined) {
  const { documents, me } = useRuntime();
  const { timeZone } = useLocale();
  const localize = useLocalize();
  const say = useText(recordTexts);
  const phone = useIsPhone();
  return (): Readonly<Record<string, string>> => {
    const state = compileForm(form, entity, documents, kinds).state(
      formEnvironment(values, base, userOf(me), Date.now(), timeZone),
      phone ? 'phone' : 'desktop',
    );
    const keys = missingFields(form, state, values);
    return Object.fromEntries(
      keys.map((key) => [key, say('fieldRequired', { name: localize(fieldOf(entity, key)?.label, key) })]),
    );
  };
}

/** The defaults of a new record as far as the person may write them, and its owner. */
function useDefaults({ entity, form, record }: EditorOptions) {
  const { documents, me } = useRuntime();
  const { timeZone } = useLocale();
  const rights = useRights(entity.id);
  const compiled = useMemo(
    () => (record ? undefined : compileDefaults(form, entity, documents, kinds)),
    [record, form, entity, documents],
  );
  const mayWrite = (field: string): boolean => rights.fields[field] === 'edit';
  return {
    has: (field: string): boolean => compiled?.has(field) ?? false,
    values: (given: Values): Values => {
      const owner = hasOwner(entity) ? { owner: { id: me.id, title: me.name } } : {};
      const found = compiled?.values(given, (values) =>
        formEnvironment({ ...owner, ...values }, undefined, userOf(me), Date.now(), timeZone),
      );
      return Object.fromEntries(Object.entries({ ...owner, ...found }).filter(([field]) => mayWrite(field)));
    },
  };
}

function filledOf(values: Values, except: readonly string[]): Values {
  const isFilled = ([key, value]: readonly [string, unknown]) =>
    !except.includes(key) && value !== null && value !== undefined && value !== '';
  return Object.fromEntries(Object.entries(values).filter(isFilled));
}

/** Defaults somebody emptied on purpose are sent as empty, or the server would fill them in again. */
function nullsOf(draft: Values, start: Values = {}, hasDefault: (field: string) => boolean): Values {
  const emptied = Object.keys(draft).filter(
    (key) => (draft[key] === null || draft[key] === '') && (key in start || key === 'owner' || hasDefault(key)),
  );
  return Object.fromEntries(emptied.map((key) => [key, null]));
}

export type RecordEditor = ReturnType<typeof useRecordEditor>;
