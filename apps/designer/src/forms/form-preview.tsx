import { useState } from 'react';
import { fieldOf } from '@tessera/model';
import type { FormDocument } from '@tessera/schemas';
import { RecordForm, StepButtons } from '@tessera/screens';
import type { Locale } from '@tessera/std';
import {
  Alert,
  AsyncPicker,
  Button,
  Group,
  LanguageScope,
  SegmentedControl,
  SkeletonForm,
  Text,
  useErrorText,
  useIsPhone,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useDocument } from '../draft/draft-context.tsx';
import { previewTexts } from '../locale/preview-texts.ts';
import { useDesignerSlots } from '../shell/services.tsx';
import { usePreviewValues, usePreviewView } from './use-preview.ts';
import type { PreviewChoice, PreviewView } from './use-preview.ts';

const devices = ['desktop', 'tablet', 'phone'] as const;
type Device = (typeof devices)[number];

/** The form as people will meet it: as a colleague, on a real record, on a device, in a language. */
export function FormPreview({ form: id, document }: { readonly form?: string; readonly document?: FormDocument }) {
  const stored = useDocument('form', id ?? '');
  const form = document ?? stored;
  return form ? <PreviewOf form={form} isStored={document === undefined} /> : null;
}

function PreviewOf({ form, isStored }: { readonly form: FormDocument; readonly isStored: boolean }) {
  const say = useText(previewTexts);
  const explain = useErrorText();
  const page = useLocale();
  const isPhone = useIsPhone();
  const slots = useDesignerSlots();
  const [choice, setChoice] = useState<PreviewChoice>({ person: null, record: null });
  const [device, setDevice] = useState<Device>(isPhone ? 'phone' : 'desktop');
  const [locale, setLocale] = useState<Locale>(page.locale);
  const { view, answer, error, isFetching } = usePreviewView(form, isStored, choice);
  const name = choice.person?.title ?? '';
  return (
    <div className="dsg-preview">
      <Group gap="sm" align="flex-end" className="dsg-preview-bar" role="group" aria-label={say('preview')}>
        {isStored ? (
          <>
            <AsyncPicker
              size="xs"
              label={say('as')}
              placeholder={say('asNobody')}
              value={choice.person}
              search={slots.searchPeople}
              onChange={(person) => setChoice((before) => ({ ...before, person }))}
            />
            <AsyncPicker
              size="xs"
              label={say('record')}
              placeholder={say('newRecord')}
              value={choice.record}
              search={(query) => slots.searchRecords(form.entity, query)}
              onChange={(record) => setChoice((before) => ({ ...before, record }))}
            />
          </>
        ) : null}
        <SegmentedControl<Device>
          size="xs"
          label={say('device')}
          value={device}
          onChange={setDevice}
          data={devices.map((value) => ({ value, label: say(`device.${value}`) }))}
        />
        <SegmentedControl<Locale>
          size="xs"
          label={say('language')}
          value={locale}
          onChange={setLocale}
          data={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {say('hint')} {choice.person ? say('trimmed', { name }) : null}
      </Text>
      {error ? <Alert color="red">{explain(error).message}</Alert> : null}
      {answer && !answer.isForThem && !error ? (
        <Alert color="yellow">{say(answer.documents.length > 0 && view ? 'notForThem' : 'noEntity', { name })}</Alert>
      ) : null}
      {answer?.record === null ? <Alert color="yellow">{say('noRecord', { name })}</Alert> : null}
      {view ? (
        <LanguageScope locale={locale}>
          <Sheet key={`${view.record ? 'record' : 'new'}-${choice.record?.id ?? ''}`} view={view} device={device} />
        </LanguageScope>
      ) : isFetching ? (
        <SkeletonForm />
      ) : null}
    </div>
  );
}

function Sheet({ view, device }: { readonly view: PreviewView; readonly device: Device }) {
  const say = useText(previewTexts);
  const localize = useLocalize();
  const { form, entity, documents, right, user, record } = view;
  const narrow = device === 'phone';
  const required = (field: string) => say('required', { name: localize(fieldOf(entity, field)?.label, field) });
  const { values, errors, change, check, reset, dirty } = usePreviewValues(
    view,
    required,
    narrow ? 'phone' : 'desktop',
  );
  const isNew = record === undefined && (form.modes.includes('create') || form.modes.includes('quick'));
  const mode = isNew ? 'create' : form.modes.includes('edit') ? 'edit' : 'view';
  return (
    <section
      className="dsg-preview-device"
      data-device={device}
      aria-label={`${say('preview')} · ${say(`device.${device}`)}`}
    >
      <div className="dsg-preview-sheet">
        <RecordForm
          form={form}
          entity={entity}
          documents={documents}
          values={values}
          old={record}
          right={right}
          mode={mode}
          user={user}
          errors={errors}
          onChange={change}
          check={check}
          narrow={narrow}
          idPrefix="preview"
          footer={(steps) =>
            steps || dirty ? (
              <Group justify="space-between" mt="md">
                <Button variant="subtle" size="compact-sm" disabled={!dirty} onClick={reset}>
                  {say('reset')}
                </Button>
                {steps ? <StepButtons steps={steps} /> : null}
              </Group>
            ) : null
          }
        />
      </div>
    </section>
  );
}
