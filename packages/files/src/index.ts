export { filesErrors } from './errors.ts';
export { contentDisposition, safeFileName } from './file-name.ts';
export { addFile, linkFiles, readFiles, sweepFiles } from './file-record.ts';
export type { FileRecord, NewFile } from './file-record.ts';
export { createFileStore } from './file-store.ts';
export type { FileStore, IncomingFile, StoredFile } from './file-store.ts';
export { filesMigrations } from './files-migrations.ts';
export { sniffImage, trustedMime } from './sniff.ts';
