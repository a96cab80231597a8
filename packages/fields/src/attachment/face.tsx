import { IconPaperclip } from '@tabler/icons-react';
import { laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { AttachmentField } from '@tessera/schemas';
import { FileCell } from '../file/file-list-view.tsx';
import { filesIn } from '../file/file-value.ts';

function Cell({ value, slots, locale }: CellProps<AttachmentField>) {
  return <FileCell files={filesIn(value)} slots={slots} locale={locale} />;
}

export const attachmentFace: FieldFace<AttachmentField> = laterFace({
  Cell,
  icon: IconPaperclip,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
