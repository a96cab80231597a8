import { Input as Wrapper } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { StatusField } from '@tessera/schemas';
import { ChoiceBadge } from '../choice/choice-badge.tsx';
import { ChoiceFilter } from '../choice/choice-filter.tsx';
import { statesIn } from './face.tsx';

/** Shown, never written: transitions change it. */
export function Input({ field, value, locale, slots, id, label, description, error }: InputProps<StatusField>) {
  return (
    <Wrapper.Wrapper id={id} label={label} labelElement="div" description={description} error={error}>
      <div id={id}>
        {typeof value === 'string' ? (
          <ChoiceBadge choices={statesIn(field, slots)} choiceKey={value} locale={locale} />
        ) : (
          '—'
        )}
      </div>
    </Wrapper.Wrapper>
  );
}

export function Filter(props: FilterProps<StatusField>) {
  return <ChoiceFilter {...props} choices={statesIn(props.field, props.slots)} />;
}
