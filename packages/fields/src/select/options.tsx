import type { OptionsProps } from '@tessera/ui';
import type { SelectField } from '@tessera/schemas';
import { OptionsEditor } from '../choice/options-editor.tsx';

export function Options({ field, onChange, locale }: OptionsProps<SelectField>) {
  return <OptionsEditor options={field.options} locale={locale} onChange={(options) => onChange({ options })} />;
}
