import {
  IconAddressBook,
  IconBriefcase,
  IconBuilding,
  IconCalendarEvent,
  IconChecklist,
  IconFolder,
  IconLayoutKanban,
  IconListDetails,
  IconPackage,
  IconTable,
  IconTargetArrow,
  IconTool,
  IconTrophy,
  IconUsers,
} from '@tabler/icons-react';
import { useText } from '@tessera/ui';
import { iconTexts } from '../locale/icon-texts.ts';

/** The icons the menu of the workspace draws, by the names documents hold. */
const icons = {
  table: IconTable,
  building: IconBuilding,
  users: IconUsers,
  'address-book': IconAddressBook,
  'target-arrow': IconTargetArrow,
  trophy: IconTrophy,
  briefcase: IconBriefcase,
  package: IconPackage,
  'list-details': IconListDetails,
  checklist: IconChecklist,
  'calendar-event': IconCalendarEvent,
  'layout-kanban': IconLayoutKanban,
  folder: IconFolder,
  tool: IconTool,
} as const;

type IconName = keyof typeof icons;
const names = Object.keys(icons) as readonly IconName[];

const isKnown = (name: string | undefined): name is IconName => name !== undefined && Object.hasOwn(icons, name);

/** The icon of an entity as the menu shows it. */
export function EntityIcon({ name, size = 18 }: { readonly name: string | undefined; readonly size?: number }) {
  const Icon = icons[isKnown(name) ? name : 'table'];
  return <Icon size={size} stroke={1.6} aria-hidden />;
}

interface IconPickerProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (name: string | undefined) => void;
}

/** One of the icons, each with its name; the plain table is the one without a choice. */
export function IconPicker({ label, value, onChange }: IconPickerProps) {
  const say = useText(iconTexts);
  const current = isKnown(value) ? value : 'table';
  return (
    <fieldset className="dsg-icons">
      <legend className="dsg-field-label">{label}</legend>
      {names.map((name) => (
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
