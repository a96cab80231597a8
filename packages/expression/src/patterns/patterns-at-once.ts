import { RE2JS } from 're2js';
import { atOnce } from '@tessera/std';

/** The engine of patterns (RE2: linear time, the same on server and in the browser); Node has it from the start. */
export const patterns = atOnce(RE2JS);
