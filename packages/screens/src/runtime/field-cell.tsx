import { memo } from 'react';
import type { FieldDocument } from '@tessera/model';
import { useFaceSlots, useLocale } from '@tessera/ui';
import { faces } from './runtime.tsx';

interface FieldCellProps {
  readonly field: FieldDocument;
  readonly value: unknown;
  /** Instead of an empty value. */
  readonly empty?: string;
}

/** A value as its kind shows it. */
export const FieldCell = memo(function FieldCell({ field, value, empty = '' }: FieldCellProps) {
  const { locale, timeZone } = useLocale();
  const slots = useFaceSlots();
  const Cell = faces[field.kind]?.Cell;
  if (value === null || value === undefined || !Cell) return empty === '' ? null : <span data-empty>{empty}</span>;
  return <Cell field={field} value={value} locale={locale} timeZone={timeZone} slots={slots} />;
});
