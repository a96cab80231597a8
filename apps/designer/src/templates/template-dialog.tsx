import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { documentWords } from '@tessera/model';
import type { Template } from '@tessera/client';
import { Alert, Button, Checkbox, ChoiceDot, Group, Modal, notify, Stack, Text, useErrorText, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDraft, useDraftState } from '../draft/draft-context.tsx';
import { countOf, unpublishedChanges } from '../draft/unpublished.ts';
import { templateTexts } from '../locale/template-texts.ts';
import { allKinds } from '../parts/field-kinds.ts';
import { useServices } from '../shell/services.tsx';
import { TemplateCanvas } from './template-canvas.tsx';

interface TemplateDialogProps {
  readonly template: Template;
  readonly onClose: () => void;
}

/** What a template brings, drawn and told; from here it is installed. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const say = useText(templateTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const { me } = useServices();
  const [demo, setDemo] = useState(true);
  const open = useDraftState(({ entries }) => countOf(unpublishedChanges(entries, allKinds)));
  const install = useInstall(template, onClose);
  const mayInstall = me.capabilities.includes('administer');
  const isFree = template.taken.length === 0 && open === 0;
  return (
    <Modal opened onClose={onClose} size="xl" title={localize(template.label, template.id)}>
      <Stack gap="md">
        <Text size="sm">{localize(template.description)}</Text>
        <TemplateCanvas entities={template.entities} />
        <Flows template={template} />
        <Text size="sm" c="dimmed">
          {say('parts', {
            forms: template.forms,
            views: template.views,
            roles: template.roles.map((role) => localize(role)).join(say('listSeparator')),
          })}
        </Text>
        {template.installed ? null : <Obstacles template={template} open={open} />}
        {install.isError ? <Alert color="red">{explain(install.error).message}</Alert> : null}
        {mayInstall ? null : <Text size="sm">{say('right')}</Text>}
        {template.installed ? (
          <Text size="sm">{say('installed')}</Text>
        ) : (
          <Group justify="space-between">
            <Checkbox
              label={say('demo', { count: template.demoRows })}
              checked={demo}
              onChange={setDemo}
              disabled={!mayInstall || install.isPending}
            />
            <Button loading={install.isPending} disabled={!mayInstall || !isFree} onClick={() => install.mutate(demo)}>
              {say(install.isPending ? 'installing' : 'install')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

function useInstall({ id, label }: Template, onDone: () => void) {
  const say = useText(templateTexts);
  const localize = useLocalize();
  const { client } = useServices();
  const draft = useDraft();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (demo: boolean) => client.packs.install(id, { demo }),
    onSuccess: async () => {
      await draft.refresh();
      await queries.invalidateQueries();
      notify.success(say('done', { name: localize(label, id) }));
      onDone();
    },
  });
}

/** What keeps a template from being installed. */
function Obstacles({ template: { taken }, open }: { readonly template: Template; readonly open: number }) {
  const say = useText(templateTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  if (taken.length > 0)
    return (
      <Alert color="yellow">
        {say('taken')}
        <ul>
          {taken.map(({ kind, id, label }) => (
            <li key={`${kind}/${id}`}>
              {documentWords[kind][locale]} · {localize(label, id)} <span className="dsg-mono">{id}</span>
            </li>
          ))}
        </ul>
      </Alert>
    );
  return open > 0 ? <Alert color="yellow">{say('draftOpen', { count: open })}</Alert> : null;
}

function Flows({ template: { workflows } }: { readonly template: Template }) {
  const localize = useLocalize();
  return (
    <ul className="dsg-template-flows">
      {workflows.map(({ id, label, states }) => (
        <li key={id}>
          <b>{localize(label, id)}</b>
          {states.map((state, index) => (
            <span key={index}>
              <ChoiceDot color={state.color} /> {localize(state.label)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
