import { PageHeader, useText } from '@tessera/ui';
import { templateTexts } from '../locale/template-texts.ts';
import { TemplateGallery } from './template-gallery.tsx';

/** The templates that come with the product. */
export function TemplatesPage() {
  const say = useText(templateTexts);
  return (
    <div className="dsg-page">
      <PageHeader title={say('title')} note={say('note')} />
      <TemplateGallery />
    </div>
  );
}
