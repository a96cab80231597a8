import type { TextField } from '@tessera/schemas';
import { textStore as anyTextStore } from '../textual/text-store.ts';

export const textStore = anyTextStore<TextField>();
