import { EntityIcon, entityIconName, entityIconNames, useText } from '@tessera/ui';
import { iconTexts } from '../locale/icon-texts.ts';

interface IconPickerProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (name: string | undefined) => void;
}

/** One of the icons, each with its name; the plain table is the one without a choice. */
export function IconPicker({ label, value, onChange }: IconPickerProps) {
  const say = useText(iconTexts);
  const current = entityIconName(value);
  return (
    <fieldset className="dsg-icons">
      <legend className="dsg-field-label">{label}</legend>
      {entityIconNames.map((name) => (
        <label key={name} title={say(name)} data-chosen={name === current || undefined}>
          <input
            type="radio"
            name={label}
            aria-label={say(name)}
            checked={name === current}
            onChange={() => onChange(name === 'table' ? undefined : name)}
          />
          <EntityIcon name={name} />
        </label>
      ))}
    </fieldset>
  );
}
