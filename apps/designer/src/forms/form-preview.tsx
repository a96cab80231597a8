import { useState } from 'react';
import type { FormDocument } from '@tessera/schemas';
import { RecordForm } from '@tessera/screens';
import { Text, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { formTexts } from '../locale/form-texts.ts';
import { useServices } from '../shell/services.tsx';

/** The form as people will meet it, on a desktop and on a phone, with its rules running. */
export function FormPreview({ form: id, document }: { readonly form?: string; readonly document?: FormDocument }) {
  const say = useText(formTexts);
  const stored = useDocument('form', id ?? '');
  const form = document ?? stored;
  const documents = useDocuments();
  const { me } = useServices();
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const entity = documents.get('entity', form?.entity ?? '');
  if (!form || !entity) return null;
  const mode: 'create' | 'edit' | 'view' =
    form.modes.includes('create') || form.modes.includes('quick')
      ? 'create'
      : form.modes.includes('edit')
        ? 'edit'
        : 'view';
  const shared = {
    form,
    entity,
    documents,
    values,
    mode,
    right: () => 'edit' as const,
    onChange: (field: string, value: unknown) => setValues((known) => ({ ...known, [field]: value })),
    user: { id: me.id, name: me.name },
  };
  return (
    <div className="dsg-preview">
      <Text size="sm" c="dimmed">
        {say('previewHint')}
      </Text>
      <div className="dsg-preview-pair">
        <section className="dsg-preview-desktop" aria-label={`${say('preview')} · ${say('desktop')}`}>
          <h2>{say('desktop')}</h2>
          <div className="dsg-preview-sheet">
            <RecordForm {...shared} idPrefix="desktop" />
          </div>
        </section>
        {/* It mirrors what is typed beside it; for assistive technology one preview is enough. */}
        <section className="dsg-preview-phone" aria-hidden inert>
          <h2>{say('phone')}</h2>
          <div className="dsg-preview-sheet">
            <RecordForm {...shared} idPrefix="phone" narrow />
          </div>
        </section>
      </div>
    </div>
  );
}
