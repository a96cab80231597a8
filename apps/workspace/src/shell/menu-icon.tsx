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

/** Icons a menu may show; bundling the whole set would weigh more than the app. */
const icons = {
  'address-book': IconAddressBook,
  briefcase: IconBriefcase,
  building: IconBuilding,
  'calendar-event': IconCalendarEvent,
  checklist: IconChecklist,
  folder: IconFolder,
  'layout-kanban': IconLayoutKanban,
  'list-details': IconListDetails,
  package: IconPackage,
  'target-arrow': IconTargetArrow,
  tool: IconTool,
  trophy: IconTrophy,
  users: IconUsers,
} as const;

export function MenuIcon({ name, size = 18 }: { readonly name: string | undefined; readonly size?: number }) {
  const Icon = name !== undefined && Object.hasOwn(icons, name) ? icons[name as keyof typeof icons] : IconTable;
  return <Icon size={size} stroke={1.6} aria-hidden />;
}
