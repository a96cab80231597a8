import type { AttachmentField } from '@tessera/schemas';
import { fileStore } from '../file/file-store.ts';

export const attachmentStore = fileStore<AttachmentField>();
