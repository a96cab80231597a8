import type { UrlField } from '@tessera/schemas';
import { textStore } from '../textual/text-store.ts';

export const urlStore = textStore<UrlField>();
