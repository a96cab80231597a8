import type { RuleOperator } from '@tessera/expression';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';

const dateKinds: readonly string[] = ['date', 'datetime'];

/** How an operator reads beside a field of a kind: days are earlier and later, numbers less and greater. */
export function useOperatorText(): (operator: RuleOperator, kind: string | undefined) => string {
  const say = useText(uiTexts);
  return (operator, kind) => {
    const isOrder = operator === 'lt' || operator === 'le' || operator === 'gt' || operator === 'ge';
    return isOrder && dateKinds.includes(kind ?? '') ? say(`operatorDate.${operator}`) : say(`operator.${operator}`);
  };
}
