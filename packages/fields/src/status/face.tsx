import { IconProgressCheck } from '@tabler/icons-react';
import { localize } from '@tessera/std';
import { Input as Wrapper, Select, textBundle, useText } from '@tessera/ui';
import type { CellProps, FaceSlots, FieldFace, FilterProps, InputProps, OptionsProps } from '@tessera/ui';
import type { StatusField, WorkflowDocument } from '@tessera/schemas';
import { ChoiceBadge } from '../choice/choice-badge.tsx';
import { ChoiceFilter } from '../choice/choice-filter.tsx';
import { statesOf } from './kind.ts';
import { statusTexts } from './locale.ts';

const texts = textBundle('field.status', statusTexts);

function statesIn(field: StatusField, { documents }: FaceSlots): WorkflowDocument['states'] {
  return documents ? statesOf(field, { documents }) : {};
}

function Cell({ field, value, locale, slots }: CellProps<StatusField>) {
  return typeof value === 'string' ? (
    <ChoiceBadge choices={statesIn(field, slots)} choiceKey={value} locale={locale} />
  ) : null;
}

/** Shown, never written: transitions change it. */
function Input({ field, value, locale, slots, id, label, description, error }: InputProps<StatusField>) {
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

function Filter(props: FilterProps<StatusField>) {
  return <ChoiceFilter {...props} choices={statesIn(props.field, props.slots)} />;
}

function Options({ field, onChange, documents, entity, locale }: OptionsProps<StatusField>) {
  const say = useText(texts);
  const flows = documents.all('workflow').filter((flow) => flow.entity === entity.id || flow.id === field.lifecycle);
  return (
    <Select
      size="xs"
      label={say('lifecycle')}
      description={say('lifecycleHint')}
      allowDeselect={false}
      data={flows.map(({ id, label }) => ({ value: id as string, label: localize(label, locale, id) }))}
      value={field.lifecycle}
      onChange={(lifecycle) => lifecycle !== null && onChange({ lifecycle })}
    />
  );
}

export const statusFace: FieldFace<StatusField> = { Cell, Input, Filter, Options, icon: IconProgressCheck };
