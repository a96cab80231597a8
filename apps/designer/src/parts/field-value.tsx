import { useId } from 'react';
import type { FieldDocument } from '@tessera/model';
import { useLocale, useLocalize } from '@tessera/ui';
import { useDesignerSlots } from '../shell/services.tsx';
import { faceOf } from './field-faces.tsx';

interface FieldInputProps {
  readonly field: FieldDocument;
  readonly fieldKey: string;
  readonly value: unknown;
  readonly record: Readonly<Record<string, unknown>>;
  readonly required?: boolean;
  readonly onChange: (value: unknown) => void;
}

/** A value of a field, filled in outside of a form. */
export function FieldInput({ field, fieldKey, value, record, required = false, onChange }: FieldInputProps) {
  const id = useId();
  const localize = useLocalize();
  const { locale, timeZone } = useLocale();
  const slots = useDesignerSlots();
  const Input = faceOf(field.kind)?.Input;
  if (!Input) return null;
  return (
    <Input
      id={id}
      field={field}
      label={localize(field.label, fieldKey)}
      value={value ?? null}
      record={record}
      required={required}
      readOnly={false}
      disabled={false}
      onChange={onChange}
      slots={slots}
      locale={locale}
      timeZone={timeZone}
    />
  );
}

/** A value of a field as its kind shows it; a dash when it is empty. */
export function FieldValue({ field, value }: { readonly field: FieldDocument; readonly value: unknown }) {
  const { locale, timeZone } = useLocale();
  const slots = useDesignerSlots();
  const Cell = faceOf(field.kind)?.Cell;
  if (value === null || value === undefined || !Cell) return <span className="dsg-soft">—</span>;
  return <Cell field={field} value={value} locale={locale} timeZone={timeZone} slots={slots} />;
}
