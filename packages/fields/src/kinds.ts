import type { FieldKinds } from '@tessera/model';
import { fieldKinds as listed } from './kinds.gen.ts';
import { lookupFieldOver } from './lookup-field/kind.ts';

/** The pure part of every field kind, by kind id. */
export const fieldKinds = { ...listed, lookupField: lookupFieldOver(listed) } as const satisfies FieldKinds;

export { autonumberPeriod, formatAutonumber, parseAutonumberFormat } from './autonumber/format-autonumber.ts';
export type {
  AutonumberDay,
  AutonumberFormat,
  AutonumberPart,
  AutonumberReset,
} from './autonumber/format-autonumber.ts';
export { fieldErrors } from './errors.ts';
export { isCurrency, minorUnit } from './money/currency.ts';
export type { MoneyValue } from './money/money-value.ts';
export type { PhoneValue } from './phone/read-phone.ts';
