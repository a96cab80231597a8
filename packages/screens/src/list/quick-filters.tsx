import { fieldOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Select, useFaceSlots, useLocale, useLocalize, useText, uiTexts } from '@tessera/ui';
import { faces, useRights } from '../runtime/runtime.tsx';
import { isFilled } from './list-filter.ts';
import { isDay, quickOperator } from './quick-rules.ts';
import type { QuickValues } from './list-filter.ts';
import { QuickDays } from './quick-days.tsx';
import styles from './list.module.css';

interface QuickFiltersProps {
  readonly entity: EntityDocument;
  readonly keys: readonly string[];
  readonly values: QuickValues;
  readonly onChange: (values: QuickValues) => void;
  /** One below the other with their labels, for narrow screens. */
  readonly stacked?: boolean;
}

/** Kinds whose empty control carries the name of the field itself. */
const selfNamed: ReadonlySet<string> = new Set([
  'select',
  'status',
  'multiSelect',
  'boolean',
  'date',
  'datetime',
  'lookup',
  'person',
  'department',
]);

/** The filters a view offers beside the search box. */
export function QuickFilters({ entity, keys, values, onChange, stacked = false }: QuickFiltersProps) {
  const rights = useRights(entity.id);
  const slots = useFaceSlots();
  const { locale, timeZone } = useLocale();
  const localize = useLocalize();
  const say = useText(uiTexts);
  return keys.map((key) => {
    const field = fieldOf(entity, key);
    const Filter = field ? faces[field.kind]?.Filter : undefined;
    if (!field || !Filter || rights.fields[key] === undefined) return null;
    const label = localize(field.label, key);
    const set = (value: unknown) => onChange({ ...values, [key]: value });
    const isNamed = !stacked && selfNamed.has(field.kind) && !isFilled(values[key]);
    return (
      <div key={key} className={styles[stacked ? 'quickStacked' : 'quick']}>
        {isNamed ? null : (
          <span className={styles['quickLabel']} aria-hidden>
            {label}
          </span>
        )}
        <div className={styles['quickInput']}>
          {field.kind === 'boolean' ? (
            <Select
              size="xs"
              aria-label={label}
              placeholder={label}
              clearable
              data={[
                { value: 'true', label: say('yes') },
                { value: 'false', label: say('no') },
              ]}
              value={typeof values[key] === 'string' ? values[key] : null}
              onChange={set}
            />
          ) : isDay(field) ? (
            <QuickDays field={field} Filter={Filter} label={label} value={values[key]} onChange={set} />
          ) : (
            <Filter
              field={field}
              operator={quickOperator(field)}
              value={values[key] ?? null}
              onChange={set}
              slots={slots}
              label={label}
              {...(isNamed ? { placeholder: label } : {})}
              locale={locale}
              timeZone={timeZone}
            />
          )}
        </div>
      </div>
    );
  });
}
