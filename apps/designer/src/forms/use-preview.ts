import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { documentSet, hasOwner } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { compileDefaults, compileForm, formEnvironment, missingFields } from '@tessera/screens';
import type { FormValues } from '@tessera/screens';
import { useLocale } from '@tessera/ui';
import type { RecordRef } from '@tessera/ui';
import { useDocuments, useDraft } from '../draft/draft-context.tsx';
import { allKinds } from '../parts/field-kinds.ts';
import { useServices } from '../shell/services.tsx';

/** Through whose eyes, and on what. */
export interface PreviewChoice {
  readonly person: RecordRef | null;
  readonly record: RecordRef | null;
}

/** A form with the documents, rights and values it is previewed with. */
export interface PreviewView {
  readonly form: FormDocument;
  readonly entity: EntityDocument;
  readonly documents: DocumentSet;
  readonly right: (field: string) => 'view' | 'edit' | undefined;
  readonly user: FormValues;
  /** The record as both may read it; undefined for a new one. */
  readonly record: FormValues | undefined;
}

/** What the server lets through for a person and a record; without either, the draft as it is here. */
export function usePreviewView(form: FormDocument, isStored: boolean, { person, record }: PreviewChoice) {
  const { client, me } = useServices();
  const draft = useDraft();
  const own = useDocuments();
  const body = { form: form.id, ...(person ? { user: person.id } : {}), ...(record ? { record: record.id } : {}) };
  const { data, error, isFetching } = useQuery({
    queryKey: ['preview', body, form],
    queryFn: async () => {
      await draft.saveNow();
      return client.draft.preview(body);
    },
    enabled: isStored && (person !== null || record !== null),
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const view = useMemo((): PreviewView | undefined => {
    if (!isStored || (!person && !record)) {
      const entity = own.get('entity', form.entity);
      const user = { id: me.id, name: me.name };
      return entity && { form, entity, documents: own, right: () => 'edit', user, record: undefined };
    }
    const documents = documentSet(data?.documents ?? []);
    const entity = documents.get('entity', form.entity);
    const shown = documents.get('form', form.id);
    if (!data || !entity || !shown || data.record === null) return undefined;
    return {
      form: shown,
      entity,
      documents,
      right: (field) => data.rights.fields[field],
      user: { ...data.person },
      record: record ? data.record : undefined,
    };
  }, [isStored, person, record, own, form, me, data]);
  return { view, answer: data, error, isFetching };
}

/** What is typed into a preview, with the defaults of a new record; nothing of it leaves the page. */
export function usePreviewValues(
  view: PreviewView,
  fieldRequired: (field: string) => string,
  device: 'phone' | 'desktop',
) {
  const { form, entity, documents, record, user } = view;
  const { timeZone } = useLocale();
  const [typed, setTyped] = useState<FormValues>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const reset = () => {
    setTyped({});
    setErrors({});
  };
  useEffect(reset, [record, user]);
  const defaults = useMemo(() => compileDefaults(form, entity, documents, allKinds), [form, entity, documents]);
  const env = (values: FormValues) => formEnvironment(values, record, user, Date.now(), timeZone);
  const owner = hasOwner(entity) ? { owner: { id: user['id'], title: user['name'] } } : {};
  const values = record
    ? { ...record, ...typed }
    : { ...owner, ...defaults.values(typed, (given) => env({ ...owner, ...given })), ...typed };
  const check = (fields: readonly string[]): boolean => {
    const state = compileForm(form, entity, documents, allKinds).state(env(values), device);
    const empty = missingFields(form, state, values).filter((field) => fields.includes(field));
    setErrors(Object.fromEntries(empty.map((field) => [field, fieldRequired(field)])));
    return empty.length === 0;
  };
  const change = (field: string, value: unknown) => {
    setTyped((before) => ({ ...before, [field]: value }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([key]) => key !== field)));
  };
  return { values, errors, change, check, reset, dirty: Object.keys(typed).length > 0 };
}
