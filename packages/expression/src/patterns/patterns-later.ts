import { later } from '@tessera/std';

/** The engine of patterns (RE2: linear time, the same on server and in the browser); browsers fetch it when a document asks for it. */
export const patterns = later(async () => (await import('re2js')).RE2JS);
