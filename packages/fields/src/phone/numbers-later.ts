import { later } from '@tessera/std';

/** Reads numbers of every country; browsers fetch it when one has to be read or written that is not Chinese. */
export const phoneNumbers = later(async () => (await import('libphonenumber-js/max')).parsePhoneNumberFromString);
