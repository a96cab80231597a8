import { useState } from 'react';
import { titleField } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Select, useLocalize, useText } from '@tessera/ui';
import { entityTexts } from '../locale/entity-texts.ts';
import { ExpressionField } from '../parts/condition-field.tsx';
import { fieldChoices } from '../parts/field-choices.ts';

interface TitleFieldProps {
  readonly entity: EntityDocument;
  readonly onChange: (titleExpr: string | undefined) => void;
}

const automatic = '';
const written = '*';

const titleKinds = new Set(['text', 'email', 'phone', 'url', 'autonumber']);

/** What a record is called: one of its fields, or an expression. */
export function TitleField({ entity, onChange }: TitleFieldProps) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const { titleExpr } = entity;
  const fields = fieldChoices(
    entity,
    localize,
    ({ kind }, key) => titleKinds.has(kind) && Object.hasOwn(entity.fields, key),
  );
  const isField = fields.some(({ value }) => value === titleExpr);
  const [writes, setWrites] = useState(titleExpr !== undefined && !isField);
  const first = titleField(entity);
  const data = [
    {
      value: automatic,
      label: say('titleAutomatic', { name: first ? localize(entity.fields[first]?.label, first) : '—' }),
    },
    ...fields,
    { value: written, label: say('titleWritten') },
  ];
  const mode = writes ? written : (titleExpr ?? automatic);
  return (
    <>
      <Select
        label={say('titleExpr')}
        data={data}
        value={mode}
        onChange={(next) => {
          setWrites(next === written);
          if (next !== written) onChange(next || undefined);
        }}
      />
      {writes ? (
        <ExpressionField
          entity={entity.id}
          context="computed"
          label={say('titleWritten')}
          description={say('titleExprHint')}
          value={titleExpr}
          onChange={onChange}
        />
      ) : null}
    </>
  );
}
