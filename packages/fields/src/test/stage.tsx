import { documentSet } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, FieldDocument } from '@tessera/schemas';
import { mergePatch } from '@tessera/std';
import { createI18n, TesseraProvider } from '@tessera/ui';
import type { FaceSlots, FieldFace, RecordRef } from '@tessera/ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fieldFaces } from '../faces.ts';

/** What the stage was asked for. */
export interface Asked {
  readonly searches: { readonly entity: string; readonly query: string; readonly filter: string | undefined }[];
  readonly created: string[];
}

const people: readonly RecordRef[] = [
  { id: '018f0000-0000-7000-8000-00000000000a', title: '王小明' },
  { id: '018f0000-0000-7000-8000-00000000000b', title: '李雷' },
];

/** A screen with people and accounts around a face; `asked` keeps what it was asked for. */
export function standInSlots(asked: Asked, documents: DocumentSet = documentSet([])): FaceSlots {
  const matching = (query: string): RecordRef[] => people.filter(({ title }) => title.includes(query));
  return {
    documents,
    me: people[0] ?? null,
    searchRecords: (entity, query, filter) => {
      asked.searches.push({ entity, query, filter });
      return Promise.resolve(matching(query));
    },
    recordTitle: (_entity, id) => Promise.resolve(people.find((person) => person.id === id)?.title ?? ''),
    createRecord: (_entity, title) => {
      asked.created.push(title);
      return Promise.resolve({ id: '018f0000-0000-7000-8000-00000000000c', title });
    },
    recordHref: (entity, id) => `/r/${entity}/${id}`,
    searchPeople: (query) => Promise.resolve(matching(query)),
    searchDepartments: () => Promise.resolve([]),
    uploadFile: (file) =>
      Promise.resolve({
        id: '018f0000-0000-7000-8000-00000000000d',
        name: file.name,
        size: file.size,
        mime: file.type,
        sha256: 'a'.repeat(64),
      }),
    fileUrl: ({ id }) => `/files/${id}`,
  };
}

/** Look, language and zone of a page. */
export function Page({
  children,
  locale = 'zh-CN',
}: {
  readonly children: ReactNode;
  readonly locale?: 'zh-CN' | 'en';
}) {
  const [i18n] = useState(() => createI18n(locale));
  return (
    <TesseraProvider i18n={i18n} timeZone="Asia/Shanghai">
      {children}
    </TesseraProvider>
  );
}

interface StageProps {
  readonly field: FieldDocument;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
  readonly slots: FaceSlots;
  readonly record?: Readonly<Record<string, unknown>>;
}

/** An input that keeps what it is told, under the label 字段. */
export function InputStage({ field, value: first = null, onChange, slots, record = {} }: StageProps) {
  const [value, setValue] = useState(first);
  const { Input } = faceOf(field);
  const change = (next: unknown): void => {
    setValue(next);
    onChange?.(next);
  };
  return (
    <Page>
      <Input
        {...{ field, value, slots, record }}
        onChange={change}
        id="field"
        label="字段"
        required={false}
        readOnly={false}
        disabled={false}
        locale="zh-CN"
        timeZone="Asia/Shanghai"
      />
    </Page>
  );
}

/** A panel of options that keeps what it is told. */
export function OptionsStage({
  field: first,
  onField,
  slots,
  documents,
}: {
  readonly field: FieldDocument;
  readonly onField: (field: FieldDocument) => void;
  readonly slots: FaceSlots;
  readonly documents?: DocumentSet;
}) {
  const [field, setField] = useState(first);
  const { Options } = faceOf(field);
  const change = (patch: Readonly<Record<string, unknown>>): void => {
    const next = mergePatch(field, patch) as FieldDocument;
    setField(next);
    onField(next);
  };
  return (
    <Page>
      <Options
        field={field}
        onChange={change}
        entity={sampleEntity}
        documents={documents ?? documentSet([sampleEntity])}
        locale="zh-CN"
        slots={slots}
      />
    </Page>
  );
}

/** The face of a field's kind. */
export function faceOf(field: FieldDocument): FieldFace {
  const faces: Readonly<Record<string, FieldFace>> = fieldFaces;
  const face = faces[field.kind];
  if (!face) throw new Error(`no face for ${field.kind}`);
  return face;
}

const label = { 'zh-CN': '示例', en: 'Sample' };

export const sampleEntity: EntityDocument = {
  kind: 'entity',
  id: 'x.sample',
  schemaVersion: 1,
  label,
  fields: { name: { kind: 'text', label: { 'zh-CN': '名称', en: 'Name' }, order: 'a0' } },
};

/** What every field document carries. */
export const common = { label, order: 'a0' } as const;
