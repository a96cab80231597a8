import { useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { useEdit } from '../draft/use-edit.ts';
import { addEntity } from '../edits/entity-edits.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { isDocumentId } from '../naming/identifier.ts';
import { NameDialog } from '../parts/name-dialog.tsx';

interface NewEntityDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
  readonly position?: { readonly x: number; readonly y: number } | undefined;
}

/** Asks what a new entity is called and makes it. */
export function NewEntityDialog({ onClose, onCreated, position }: NewEntityDialogProps) {
  const say = useText(entityTexts);
  const documents = useDocuments();
  const edit = useEdit();
  return (
    <NameDialog
      title={say('newEntity')}
      onClose={onClose}
      prefix="x."
      fallback="entity"
      taken={(id) => documents.get('entity', id) !== undefined}
      valid={isDocumentId}
      example={say('newEntityExample')}
      onSubmit={({ label, id }) => {
        edit('addEntity', addEntity(documents, id, label, position));
        onCreated(id);
      }}
    />
  );
}
