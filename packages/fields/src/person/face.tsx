import { IconUser } from '@tabler/icons-react';
import { Avatar, Group, Text, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { PersonField } from '@tessera/schemas';
import { useTitled } from '../reference/use-titled.ts';
import { personEntity } from '../reference/linked-entities.ts';

function Cell({ value, slots }: CellProps<PersonField>) {
  const person = useTitled(value, personEntity, slots);
  if (!person) return null;
  return (
    <Group component="span" gap={6} wrap="nowrap">
      {person.title ? <Avatar name={person.title} size={20} /> : null}
      <Text component="span" inherit truncate>
        {person.title || '—'}
      </Text>
    </Group>
  );
}

export const personFace: FieldFace<PersonField> = laterFace({
  Cell,
  icon: IconUser,
  editor: () => import('./editor.tsx'),
});
