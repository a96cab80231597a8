import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { atOnce } from '@tessera/std';

/** Reads numbers of every country; Node has it from the start. */
export const phoneNumbers = atOnce(parsePhoneNumberFromString);
