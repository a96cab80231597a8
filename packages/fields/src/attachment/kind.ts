import type { FieldKind } from '@tessera/model';
import type { AttachmentField } from '@tessera/schemas';
import { fileKind, sampleFile } from '../file/file-kind.ts';
import { fileDefaults } from '../file/file-list.ts';
import type { FileLimits } from '../file/file-list.ts';
import { attachmentWords } from './locale.ts';

/** Files. */
export const attachmentKind: FieldKind<AttachmentField> = {
  id: 'attachment',
  label: attachmentWords.label,
  description: attachmentWords.description,
  icon: 'paperclip',
  ...fileKind<AttachmentField>(attachmentLimits),
  changes: { image: 'checked' },
  samples: ({ accept }) =>
    accept
      ? []
      : [
          [sampleFile(1, '合同（终稿）.pdf', 'application/pdf')],
          [sampleFile(2, 'a.txt', 'text/plain'), sampleFile(3, 'b.png', 'image/png')],
        ],
};

/** What an attachment field takes. */
export function attachmentLimits({ maxFiles, maxBytes, accept }: AttachmentField): FileLimits {
  const limits = { maxFiles: maxFiles ?? fileDefaults.maxFiles, maxBytes: maxBytes ?? fileDefaults.maxBytes };
  return accept ? { ...limits, accept } : limits;
}
