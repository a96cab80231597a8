import type { EmailField } from '@tessera/schemas';
import { textStore } from '../textual/text-store.ts';

export const emailStore = textStore<EmailField>();
