import { IconEyeShare } from '@tabler/icons-react';
import type { FieldDocument, KindContext } from '@tessera/model';
import { Input as Wrapper, laterComponent, SkeletonForm } from '@tessera/ui';
import type { CellProps, FaceSlots, FieldFace, FilterProps, InputProps } from '@tessera/ui';
import type { LookupFieldField } from '@tessera/schemas';
import type { Faces } from '../lookup/rule-fields.tsx';
import { shownField } from './shown-field.ts';
import { plainText } from './plain-text.ts';

const Options = laterComponent(
  async () => (await import('./lookup-field-options.tsx')).LookupFieldOptions,
  () => <SkeletonForm fields={2} />,
);

/** Why a function: it looks like the field it shows, so it must be told the faces. */
export function lookupFieldFaceOver(faces: Faces): FieldFace<LookupFieldField> {
  function Cell(props: CellProps<LookupFieldField>) {
    const shown = shownIn(props.field, props.slots);
    const Shown = shown && faces[shown.kind]?.Cell;
    return Shown ? (
      <Shown {...props} field={shown} />
    ) : (
      <span>{plainText(props.value, props.locale, props.timeZone)}</span>
    );
  }
  function Input(props: InputProps<LookupFieldField>) {
    const { id, label, description } = props;
    return (
      <Wrapper.Wrapper id={id} label={label} labelElement="div" description={description}>
        <div id={id}>
          <Cell {...props} />
        </div>
      </Wrapper.Wrapper>
    );
  }
  function Filter(props: FilterProps<LookupFieldField>) {
    const shown = shownIn(props.field, props.slots);
    const Shown = shown && faces[shown.kind]?.Filter;
    return Shown ? <Shown {...props} field={shown} /> : null;
  }
  return { Cell, Input, Filter, Options, icon: IconEyeShare };
}

/** The face of a lookup field that knows no other kind yet; `faces.ts` tells it. */
export const lookupFieldFace: FieldFace<LookupFieldField> = lookupFieldFaceOver({});

/** The field that is shown; the entity is the one whose documents hold this very field. */
function shownIn(field: LookupFieldField, { documents }: FaceSlots): FieldDocument | undefined {
  const owner = documents?.all('entity').find(({ fields }) => Object.values(fields).includes(field));
  if (!documents || !owner) return undefined;
  const context: KindContext = { documents, entity: owner.id };
  return shownField(field, context);
}
