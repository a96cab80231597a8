import type { DecimalField } from '@tessera/schemas';
import { decimalStore as anyDecimalStore } from '../numeric/decimal-store.ts';
import { decimalShape } from './shape.ts';

export const decimalStore = anyDecimalStore<DecimalField>(decimalShape);
