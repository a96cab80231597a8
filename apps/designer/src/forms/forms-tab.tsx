import { useParams } from '@tanstack/react-router';
import { IconPencilPlus } from '@tabler/icons-react';
import { derivedForm } from '@tessera/model';
import type { FormMode } from '@tessera/model';
import { Alert, Badge, Button, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { useEdit } from '../draft/use-edit.ts';
import { addForm, customForm } from '../edits/form-edits.ts';
import { useEntityParam } from '../entities/entity-page.tsx';
import { formTexts } from '../locale/form-texts.ts';
import { useGo, usePlaceSearch } from '../shell/places.ts';
import { RouteLink } from '../shell/route-link.tsx';
import { FormDesigner } from './form-designer.tsx';
import { formModes } from './form-panel.tsx';
import { FormPreview } from './form-preview.tsx';

/** The forms of an entity: those that are documents, and the automatic ones for what is left. */
export function FormsTab() {
  const say = useText(formTexts);
  const localize = useLocalize();
  const entity = useEntityParam();
  const { form: asked } = useParams({ strict: false }) as { readonly form?: string };
  const { select } = usePlaceSearch();
  const documents = useDocuments();
  const go = useGo();
  const forms = documents.all('form').filter((form) => form.entity === entity);
  const missing = formModes.filter(
    (mode) => !forms.some((form) => form.modes.includes(mode) && form.audience?.roles === undefined),
  );
  const current = asked ?? forms[0]?.id ?? `auto-${missing.includes('edit') ? 'edit' : (missing[0] ?? 'edit')}`;
  const mode = missing.find((one) => current === `auto-${one}`);
  const form = documents.get('form', current);
  return (
    <div className="dsg-tab-page">
      <nav className="dsg-chips" aria-label={say('forms')}>
        {forms.map((one) => (
          <RouteLink
            key={one.id}
            to={`/entities/${entity}/forms/${one.id}`}
            className={one.id === current ? 'dsg-chip-current' : ''}
          >
            {localize(one.label, one.id)}
            {one.modes.map((used) => (
              <Badge key={used} size="sm" color="gray">
                {say(`mode.${used}`)}
              </Badge>
            ))}
          </RouteLink>
        ))}
        {missing.map((one) => (
          <RouteLink
            key={one}
            to={`/entities/${entity}/forms/auto-${one}`}
            className={current === `auto-${one}` ? 'dsg-chip-current' : ''}
          >
            {say(`mode.${one}`)}
            <Badge size="sm" color="gray">
              {say('derived')}
            </Badge>
          </RouteLink>
        ))}
      </nav>
      {form ? (
        <FormDesigner
          key={form.id}
          form={form.id}
          entity={entity}
          selected={select}
          onDeleted={() => go(`/entities/${entity}/forms`)}
        />
      ) : null}
      {!form && mode ? <AutomaticForm entity={entity} mode={mode} missing={missing} /> : null}
    </div>
  );
}

function AutomaticForm({
  entity: id,
  mode,
  missing,
}: {
  readonly entity: string;
  readonly mode: FormMode;
  readonly missing: readonly FormMode[];
}) {
  const say = useText(formTexts);
  const documents = useDocuments();
  const edit = useEdit();
  const go = useGo();
  const entity = documents.get('entity', id);
  if (!entity) return null;
  const form = derivedForm(documents, id, mode);
  const customise = () => {
    const both =
      mode === 'create' || mode === 'edit'
        ? (['create', 'edit'] as const).filter((one) => missing.includes(one))
        : [mode];
    const words = formTexts.texts[`mode.${mode}`];
    const label = {
      ...(entity.label['zh-CN']
        ? { 'zh-CN': `${entity.label['zh-CN']}${both.length > 1 ? '表单' : String(words['zh-CN'])}` }
        : {}),
      ...(entity.label.en
        ? { en: `${entity.label.en} ${both.length > 1 ? 'form' : String(words.en).toLowerCase()}` }
        : {}),
    };
    const made = { ...customForm(documents, form, [...both]), label };
    edit('addForm', addForm(made));
    go(`/entities/${id}/forms/${made.id}`);
  };
  return (
    <div className="dsg-automatic">
      <Alert color="petrol">
        <div className="dsg-alert-row">
          <span>{say('derivedText')}</span>
          <Button
            size="compact-sm"
            h={30}
            px={12}
            leftSection={<IconPencilPlus size={16} aria-hidden />}
            onClick={customise}
          >
            {say('customise')}
          </Button>
        </div>
      </Alert>
      <FormPreview key={mode} document={form} />
    </div>
  );
}
