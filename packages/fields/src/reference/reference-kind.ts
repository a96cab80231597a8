import type { FieldDocument, FieldKind } from '@tessera/model';
import type { RuleOperator } from '@tessera/expression';
import { accepted } from '../normalised.ts';
import { normaliseText } from '../textual/clean-text.ts';
import { linkTitle, normaliseLink } from './record-id.ts';

const operators: readonly RuleOperator[] = ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty'];

/** What links to a record have in common, whatever they link to. */
export function referenceKind<F extends FieldDocument>(
  target: (field: F) => string,
): Pick<
  FieldKind<F>,
  'computed' | 'operators' | 'expressionType' | 'check' | 'normalise' | 'format' | 'parse' | 'samples'
> {
  return {
    computed: false,
    operators,
    expressionType: (field) => ({ kind: 'relation', nullable: true, entity: target(field) }),
    check: () => [],
    normalise: normaliseLink,
    format: linkTitle,
    parse: (text) => {
      const clean = normaliseText(text, { maxLength: 1000 });
      if ('issues' in clean || clean.value === null) return clean;
      const link = normaliseLink(clean.value);
      return 'value' in link ? link : accepted(clean.value);
    },
    samples: () => ['018f0000-0000-7000-8000-000000000001', 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
  };
}
