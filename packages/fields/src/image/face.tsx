import { IconPhoto } from '@tabler/icons-react';
import { laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { ImageField } from '@tessera/schemas';
import { FileCell } from '../file/file-list-view.tsx';
import { filesIn } from '../file/file-value.ts';

function Cell({ value, slots, locale }: CellProps<ImageField>) {
  return <FileCell files={filesIn(value)} slots={slots} locale={locale} />;
}

export const imageFace: FieldFace<ImageField> = laterFace({
  Cell,
  icon: IconPhoto,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
