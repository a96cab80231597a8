import type { ImageField } from '@tessera/schemas';
import { fileStore } from '../file/file-store.ts';

export const imageStore = fileStore<ImageField>();
