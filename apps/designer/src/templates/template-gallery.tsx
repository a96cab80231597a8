import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, EntityIcon, ErrorState, SkeletonRows, Text, useLocalize, useText } from '@tessera/ui';
import { templateTexts } from '../locale/template-texts.ts';
import { useServices } from '../shell/services.tsx';
import { TemplateCanvas } from './template-canvas.tsx';
import { TemplateDialog } from './template-dialog.tsx';

/** Cards of the templates; one opens to show what it brings. */
export function TemplateGallery() {
  const say = useText(templateTexts);
  const localize = useLocalize();
  const { client } = useServices();
  const [open, setOpen] = useState<string>();
  const templates = useQuery({ queryKey: ['templates'], queryFn: ({ signal }) => client.packs.templates({ signal }) });
  if (templates.isPending) return <SkeletonRows />;
  if (templates.isError) return <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />;
  const items = templates.data.items;
  const chosen = items.find(({ id }) => id === open);
  return (
    <>
      <ul className="dsg-templates">
        {items.map((template) => {
          const name = localize(template.label, template.id);
          return (
            <li key={template.id}>
              <button type="button" className="dsg-template" aria-label={say('look', { name })} onClick={() => setOpen(template.id)}>
                <TemplateCanvas entities={template.entities} small />
                <span className="dsg-card-title">
                  <EntityIcon name={template.icon} /> {name}
                  {template.installed ? <Badge color="green">{say('installed')}</Badge> : null}
                </span>
                <Text size="sm" c="dimmed" span>
                  {localize(template.description)}
                </Text>
                <Text size="xs" c="dimmed" span>
                  {say('content', {
                    entities: template.entities.length,
                    forms: template.forms,
                    flows: template.workflows.length,
                  })}
                </Text>
              </button>
            </li>
          );
        })}
      </ul>
      {chosen ? <TemplateDialog template={chosen} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}
