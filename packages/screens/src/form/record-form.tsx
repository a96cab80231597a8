import { memo, useCallback, useImperativeHandle, useMemo, useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import { flattenLayout, layoutOf } from '@tessera/model';
import type { DocumentSet, FieldDocument, FormItem } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { useFaceSlots, useLocale, useLocalize } from '@tessera/ui';
import type { FaceSlots } from '@tessera/ui';
import { kinds } from '../runtime/kinds.ts';
import { faces } from '../runtime/runtime.tsx';
import { FormLayout } from './form-layout.tsx';
import { compileForm, formEnvironment } from './form-rules.ts';
import type { FormState } from './form-rules.ts';
import { HelpTip } from './help-tip.tsx';
import { NoteText } from './note-text.tsx';
import { useFormSteps } from './use-form-steps.ts';
import type { FormSteps } from './use-form-steps.ts';
import styles from './record-form.module.css';

export type FormValues = Readonly<Record<string, unknown>>;

export interface RecordFormProps {
  readonly form: FormDocument;
  readonly entity: EntityDocument;
  readonly documents: DocumentSet;
  readonly values: FormValues;
  /** The record as it is stored; absent for a new one. */
  readonly old?: FormValues | undefined;
  /** Right on a field; a field without one is not shown. */
  readonly right: (field: string) => 'view' | 'edit' | undefined;
  /** view shows values, edit and create show inputs. */
  readonly mode: 'view' | 'edit' | 'create';
  readonly onChange?: ((field: string, value: unknown) => void) | undefined;
  /** Message per field key. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
  /** Whoever is signed in, as `user` in rules. */
  readonly user: FormValues;
  /** Draws related lists and the path; absent: they are left out. */
  readonly renderExtra?: ((key: string, item: FormItem) => ReactNode) | undefined;
  readonly narrow?: boolean | undefined;
  /** Focuses the first input. */
  readonly autoFocus?: boolean | undefined;
  /** Whether fields may be left as they are when their step is done; absent: always. */
  readonly check?: ((fields: readonly string[]) => boolean) | undefined;
  /** Where somebody is in a form of several steps, for whoever saves it. */
  readonly steps?: Ref<FormSteps | undefined> | undefined;
  /** What stands below; it gets the steps of the form while it is filled in. */
  readonly footer?: ((steps: FormSteps | undefined) => ReactNode) | undefined;
  /** Makes ids of inputs unique when two forms stand on one page. */
  readonly idPrefix: string;
}

/** A record in the layout of a form, its rules live: what they hide disappears, what they require is marked. */
export function RecordForm(props: RecordFormProps) {
  const { form, entity, documents, values, old, user, mode, errors, renderExtra, right } = props;
  const { timeZone } = useLocale();
  const localize = useLocalize();
  const slots = useFaceSlots();
  const compiled = useMemo(() => compileForm(form, entity, documents, kinds), [form, entity, documents]);
  const device = props.narrow ? 'phone' : 'desktop';
  const state = useMemo(
    () => compiled.state(formEnvironment(values, old, user, Date.now(), timeZone), device),
    [compiled, values, old, user, timeZone, device],
  );
  const found = useFormSteps({ form, state, errors, check: props.check ?? always });
  const steps = mode === 'view' ? undefined : found;
  useImperativeHandle(props.steps, () => steps);
  const onChange = useLatest(props.onChange);
  const failing = useMemo(() => failingItems(form, errors), [form, errors]);
  const firstKey = mode === 'view' ? undefined : firstEditable(props, compiled.field, state);

  const renderItem = (key: string, item: FormItem): ReactNode => {
    if (item.type === 'note') return <NoteText text={localize(item.text)} />;
    if (item.type !== 'field') return renderExtra?.(key, item) ?? null;
    const document = compiled.field(item);
    const allowed = item.field === undefined ? undefined : right(item.field);
    if (!document || document.hidden || item.field === undefined || allowed === undefined) return null;
    const label = localize(item.label ?? document.label, item.field);
    if (mode === 'view')
      return <ShownField document={document} value={values[item.field] ?? null} label={label} slots={slots} />;
    const fixed = form.readonly === true || allowed === 'view' || item.readonly === true || isFixed(document, mode);
    const help = localize(item.help ?? document.help);
    const inTip = item.helpAt === 'tooltip' && help !== '';
    const input = (
      <FieldInput
        fieldKey={item.field}
        document={document}
        value={values[item.field] ?? null}
        record={readsRecord(document) ? values : noRecord}
        onChange={onChange}
        error={errors?.[item.field]}
        required={state.get(key)?.required ?? false}
        readOnly={fixed}
        autoFocus={props.autoFocus === true && key === firstKey}
        id={`${props.idPrefix}-${item.field}`}
        label={label}
        description={inTip ? '' : help}
        placeholder={localize(item.placeholder)}
        slots={slots}
      />
    );
    if (!inTip) return input;
    return (
      <div className={styles['withTip']}>
        {input}
        <HelpTip name={label} text={help} />
      </div>
    );
  };

  return (
    <>
      <FormLayout
        form={form}
        state={state}
        renderItem={renderItem}
        failing={failing}
        narrow={props.narrow}
        steps={steps}
        memory={`${String(user['id'] ?? '')}/${form.id}`}
      />
      {props.footer?.(steps)}
    </>
  );
}

const always = (): boolean => true;

const noRecord: FormValues = {};

/** Only a lookup with a filter needs the other values; every other input stays untouched by them. */
function readsRecord(document: FieldDocument): boolean {
  return document.kind === 'lookup' && document.filter !== undefined;
}

/** Fields people do not write here: computed ones, read-only ones, and those fixed after creation. */
function isFixed(document: FieldDocument, mode: 'edit' | 'create'): boolean {
  const computed = kinds[document.kind]?.computed ?? false;
  return computed || document.readonly === true || (mode === 'edit' && document.readonlyAfterCreate === true);
}

function firstEditable(
  { form, right, mode }: RecordFormProps,
  field: (item: FormItem) => FieldDocument | undefined,
  state: FormState,
): string | undefined {
  return flattenLayout(layoutOf(form)).find(({ key, item }) => {
    const document = field(item);
    return (
      document &&
      state.get(key)?.visible === true &&
      item.field !== undefined &&
      right(item.field) === 'edit' &&
      item.readonly !== true &&
      mode !== 'view' &&
      !isFixed(document, mode)
    );
  })?.key;
}

function failingItems(form: FormDocument, errors: RecordFormProps['errors']): ReadonlySet<string> {
  if (!errors) return new Set();
  return new Set(
    Object.entries(form.items).flatMap(([key, item]) =>
      item.field !== undefined && errors[item.field] !== undefined ? [key] : [],
    ),
  );
}

interface FieldInputProps {
  readonly fieldKey: string;
  readonly document: FieldDocument;
  readonly value: unknown;
  readonly record: FormValues;
  readonly onChange: (field: string, value: unknown) => void;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly autoFocus: boolean;
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly slots: FaceSlots;
}

/** One input; rendered again only when something of its own changed. */
const FieldInput = memo(function FieldInput({
  fieldKey,
  document,
  onChange,
  error,
  description,
  placeholder,
  ...rest
}: FieldInputProps) {
  const { locale, timeZone } = useLocale();
  const change = useCallback((value: unknown) => onChange(fieldKey, value), [onChange, fieldKey]);
  const Input = faces[document.kind]?.Input;
  if (!Input) return null;
  return (
    <Input
      field={document}
      onChange={change}
      disabled={false}
      locale={locale}
      timeZone={timeZone}
      {...(error === undefined ? {} : { error })}
      {...(description === '' ? {} : { description })}
      {...(placeholder === '' ? {} : { placeholder })}
      {...rest}
    />
  );
});

interface ShownFieldProps {
  readonly document: FieldDocument;
  readonly value: unknown;
  readonly label: string;
  readonly slots: FaceSlots;
}

const ShownField = memo(function ShownField({ document, value, label, slots }: ShownFieldProps) {
  const { locale, timeZone } = useLocale();
  const Cell = faces[document.kind]?.Cell;
  return (
    <dl className={styles['shown']}>
      <dt>{label}</dt>
      <dd>
        {value === null || !Cell ? (
          <span className={styles['empty']}>—</span>
        ) : (
          <Cell field={document} value={value} locale={locale} timeZone={timeZone} slots={slots} />
        )}
      </dd>
    </dl>
  );
});

/** A callback whose identity never changes and which always calls the newest one. */
function useLatest(callback: RecordFormProps['onChange']): (field: string, value: unknown) => void {
  const latest = useRef(callback);
  latest.current = callback;
  return useCallback((field, value) => latest.current?.(field, value), []);
}
