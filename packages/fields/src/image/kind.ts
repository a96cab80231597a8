import type { FieldKind } from '@tessera/model';
import type { ImageField } from '@tessera/schemas';
import { fileKind, sampleFile } from '../file/file-kind.ts';
import { fileDefaults } from '../file/file-list.ts';
import type { FileLimits } from '../file/file-list.ts';
import { imageWords } from './locale.ts';

/** Pictures a browser shows safely; SVG can carry scripts. */
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'];

/** Pictures. */
export const imageKind: FieldKind<ImageField> = {
  id: 'image',
  label: imageWords.label,
  description: imageWords.description,
  icon: 'photo',
  ...fileKind<ImageField>(imageLimits),
  changes: { attachment: 'free' },
  samples: () => [
    [sampleFile(1, '门头.jpg', 'image/jpeg')],
    [sampleFile(2, 'a.png', 'image/png'), sampleFile(3, 'b.webp', 'image/webp')],
  ],
};

/** What an image field takes. */
export function imageLimits({ maxFiles, maxBytes }: ImageField): FileLimits {
  return { maxFiles: maxFiles ?? fileDefaults.maxFiles, maxBytes: maxBytes ?? fileDefaults.maxBytes, accept: pictures };
}
