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

/** Icons a menu or an entity may show, by the names documents hold; the whole set would weigh more than the app. */
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

export type EntityIconName = keyof typeof icons;

export const entityIconNames = Object.keys(icons) as readonly EntityIconName[];

/** A name as documents hold it, or the plain table for none and for those we do not draw. */
export function entityIconName(name: string | undefined): EntityIconName {
  return name !== undefined && Object.hasOwn(icons, name) ? (name as EntityIconName) : 'table';
}

/** The icon of an entity or of an entry of the menu. */
export function EntityIcon({ name, size = 18 }: { readonly name: string | undefined; readonly size?: number }) {
  const Icon = icons[entityIconName(name)];
  return <Icon size={size} stroke={1.6} aria-hidden />;
}
