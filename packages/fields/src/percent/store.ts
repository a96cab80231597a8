import type { PercentField } from '@tessera/schemas';
import { decimalStore } from '../numeric/decimal-store.ts';
import { percentShape } from './shape.ts';

export const percentStore = decimalStore<PercentField>(percentShape);
