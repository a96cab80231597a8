import {
  IconActivity,
  IconAddressBook,
  IconChecklist,
  IconInfoCircle,
  IconListDetails,
  IconMapPin,
  IconPaperclip,
  IconPuzzle,
} from '@tabler/icons-react';

const icons: Readonly<Record<string, typeof IconPuzzle | undefined>> = {
  activity: IconActivity,
  'address-book': IconAddressBook,
  'checkup-list': IconChecklist,
  'info-circle': IconInfoCircle,
  'list-details': IconListDetails,
  'map-pin': IconMapPin,
  paperclip: IconPaperclip,
};

/** The icon of a block; a piece of a puzzle where its name is not known. */
export function BlockIcon({ name }: { readonly name: string }) {
  const Icon = icons[name] ?? IconPuzzle;
  return <Icon size={16} aria-hidden />;
}
