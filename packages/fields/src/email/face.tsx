import { IconMail } from '@tabler/icons-react';
import { Anchor, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { EmailField } from '@tessera/schemas';

function Cell({ value }: CellProps<EmailField>) {
  if (typeof value !== 'string') return null;
  return (
    <Anchor
      inherit
      href={`mailto:${encodeURIComponent(value).replace('%40', '@')}`}
      onClick={(event) => event.stopPropagation()}
    >
      {value}
    </Anchor>
  );
}

export const emailFace: FieldFace<EmailField> = laterFace({
  Cell,
  icon: IconMail,
  editor: () => import('./editor.tsx'),
});
