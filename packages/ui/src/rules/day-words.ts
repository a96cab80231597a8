import { isPeriod, periods } from '@tessera/expression';
import type { RuleOperator } from '@tessera/expression';
import { useLocalize } from '../text/locale.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';

/** The value of a condition about days around today, as it follows its operator: `本周`, `30 天前`. */
export function useDayWords(): (operator: RuleOperator, value: unknown) => string {
  const say = useText(uiTexts);
  const localize = useLocalize();
  return (operator, value) => {
    if (operator === 'inPeriod') return isPeriod(value) ? localize(periods[value].label) : '';
    const count = Number(value);
    return operator === 'olderThanDays' ? say('daysAgo', { count }) : say('daysWithin', { count });
  };
}
