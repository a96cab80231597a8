import { localize } from '@tessera/std';
import type { BooleanField } from '@tessera/schemas';
import { booleanWords } from './locale.ts';

/** What a person reads for yes or no in this field. */
export function truthLabel(value: boolean, field: BooleanField, locale: 'zh-CN' | 'en'): string {
  return localize(value ? field.trueLabel : field.falseLabel, locale) || booleanWords[value ? 'yes' : 'no'][locale];
}
