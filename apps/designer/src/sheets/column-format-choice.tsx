import type { OutlineColumn, TableFormat } from '@tessera/client';
import { tableTexts } from '@tessera/screens/table-texts';
import { Select, useText } from '@tessera/ui';
import type { ColumnPlan } from './sheet-plan.ts';

interface ColumnFormatChoiceProps {
  readonly column: ColumnPlan;
  readonly found: OutlineColumn;
  readonly onChange: (format: TableFormat) => void;
}

const bareNumber = /^[\d.,０-９．，]+$/;

/** Asks how a column is written where the file does not say it alone. */
export function ColumnFormatChoice({ column, found, onChange }: ColumnFormatChoiceProps) {
  const say = useText(tableTexts);
  const { kind, format, name } = column;
  const orders = found.format.possibleOrders ?? [];
  if ((kind === 'date' || kind === 'datetime') && orders.length > 1)
    return (
      <Select
        size="xs"
        w={150}
        mt={4}
        allowDeselect={false}
        aria-label={say('dateOrder', { name })}
        data={orders.map((order) => ({ value: order, label: say(`order.${order}`) }))}
        value={format.dateOrder ?? orders[0]}
        onChange={(dateOrder) => dateOrder && onChange({ ...format, dateOrder })}
      />
    );
  if (kind === 'percent' && found.samples.some((text) => bareNumber.test(text)))
    return (
      <Select
        size="xs"
        w={150}
        mt={4}
        allowDeselect={false}
        aria-label={say('percentStyle', { name })}
        data={(['whole', 'fraction'] as const).map((style) => ({ value: style, label: say(`percent.${style}`) }))}
        value={format.percentStyle ?? 'whole'}
        onChange={(percentStyle) => percentStyle && onChange({ ...format, percentStyle })}
      />
    );
  return null;
}
