import { Switch, textBundle, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { DepartmentField } from '@tessera/schemas';
import { departmentTexts } from './locale.ts';

const texts = textBundle('field.department', departmentTexts);

export function Options({ field, onChange }: OptionsProps<DepartmentField>) {
  const say = useText(texts);
  return (
    <Switch
      label={say('includeChildren')}
      checked={field.includeChildren ?? false}
      onChange={(includeChildren) => onChange({ includeChildren: includeChildren || null })}
    />
  );
}
