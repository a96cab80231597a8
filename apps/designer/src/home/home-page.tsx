import { IconApps, IconPlus, IconSchema, IconTableImport, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppDocument, EntityDocument } from '@tessera/schemas';
import {
  Badge,
  Button,
  EmptyState,
  EntityIcon,
  PageHeader,
  Panel,
  SearchInput,
  Text,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useDocuments, useDraftState } from '../draft/draft-context.tsx';
import { changeOf, documentKey } from '../draft/draft-state.ts';
import { ownEntities } from '../entities/own-entities.ts';
import { homeTexts } from '../locale/home-texts.ts';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { templateTexts } from '../locale/template-texts.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { useGo } from '../shell/places.ts';
import { RouteLink } from '../shell/route-link.tsx';
import { OpenBatches } from '../sheets/open-batches.tsx';
import { TemplateGallery } from '../templates/template-gallery.tsx';
import { DemoData } from './demo-data.tsx';

/** Where the analyst starts: from a template or from nothing; then what there is. */
export function HomePage() {
  const say = useText(homeTexts);
  const saySheet = useText(sheetTexts);
  const sayTemplates = useText(templateTexts);
  const documents = useDocuments();
  const release = useDraftState((state) => state.release);
  const [query, setQuery] = useState('');
  const localize = useLocalize();
  const entities = ownEntities(documents);
  const go = useGo();
  const shown = entities.filter((entity) =>
    `${localize(entity.label)} ${entity.id}`.toLowerCase().includes(query.toLowerCase()),
  );
  return (
    <div className="dsg-page">
      <PageHeader
        title={say('welcome')}
        note={say('welcomeText')}
        actions={
          <Badge color={release === null ? 'gray' : 'green'}>
            {release === null ? say('neverPublished') : say('release', { no: release })}
          </Badge>
        }
      />
      <DemoData />
      <OpenBatches />
      {entities.length === 0 ? <StartChoices /> : null}
      {entities.length > 0 ? (
        <Panel
          title={say('entities')}
          actions={
            <>
              {entities.length > 8 ? (
                <SearchInput value={query} onSearch={setQuery} label={say('search')} delay={80} size="xs" />
              ) : null}
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconTableImport size={15} aria-hidden />}
                onClick={() => go('/from-sheet')}
              >
                {saySheet('homeShort')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconTemplate size={15} aria-hidden />}
                onClick={() => go('/templates')}
              >
                {sayTemplates('browse')}
              </Button>
              <Button
                variant="light"
                size="compact-sm"
                leftSection={<IconPlus size={15} aria-hidden />}
                onClick={() => go('/entities?select=new')}
              >
                {say('newEntity')}
              </Button>
            </>
          }
        >
          <ul className="dsg-cards">
            {shown.map((entity) => (
              <EntityCard key={entity.id} entity={entity} />
            ))}
          </ul>
        </Panel>
      ) : null}
      {entities.length > 0 || documents.all('app').length > 0 ? (
        <Panel title={say('apps')}>
          <AppList apps={documents.all('app')} />
        </Panel>
      ) : null}
    </div>
  );
}

function StartChoices() {
  const say = useText(homeTexts);
  const saySheet = useText(sheetTexts);
  const go = useGo();
  return (
    <>
      <Panel title={say('fromPack')}>
        <Text size="sm" c="dimmed" mb="md">
          {say('fromPackText')}
        </Text>
        <TemplateGallery />
      </Panel>
      <div className="dsg-start">
        <section className="dsg-start-choice">
          <IconTableImport size={30} stroke={1.4} aria-hidden />
          <h2>{saySheet('home')}</h2>
          <Text size="sm" c="dimmed">
            {saySheet('homeText')}
          </Text>
          <Button variant="default" onClick={() => go('/from-sheet')}>
            {saySheet('homeButton')}
          </Button>
        </section>
        <section className="dsg-start-choice">
          <IconSchema size={30} stroke={1.4} aria-hidden />
          <h2>{say('empty')}</h2>
          <Text size="sm" c="dimmed">
            {say('emptyText')}
          </Text>
          <Button variant="default" onClick={() => go('/entities')}>
            {say('openCanvas')}
          </Button>
        </section>
      </div>
    </>
  );
}

function EntityCard({ entity }: { readonly entity: EntityDocument }) {
  const say = useText(homeTexts);
  const sayShell = useText(shellTexts);
  const localize = useLocalize();
  const change = useDraftState((state) => {
    const entry = state.entries[documentKey('entity', entity.id)];
    return entry ? changeOf(entry) : null;
  });
  return (
    <li>
      <RouteLink to={`/entities/${entity.id}/fields`} className="dsg-card">
        <span className="dsg-card-title">
          <EntityIcon name={entity.icon} /> {localize(entity.label, entity.id)}
        </span>
        <span className="dsg-card-note">
          <span className="dsg-mono">{entity.id}</span> ·{' '}
          {say('fieldCount', { count: Object.keys(entity.fields).length })}
        </span>
        {change ? <Badge color={change === 'added' ? 'green' : 'blue'}>{sayShell(change)}</Badge> : null}
      </RouteLink>
    </li>
  );
}

function AppList({ apps }: { readonly apps: readonly AppDocument[] }) {
  const say = useText(homeTexts);
  const localize = useLocalize();
  if (apps.length === 0)
    return <EmptyState compact icon={<IconApps size={20} />} title={say('noApp')} text={say('noApps')} />;
  return (
    <ul className="dsg-cards">
      {apps.map((app) => (
        <li key={app.id}>
          <RouteLink to={`/apps?select=${app.id}`} className="dsg-card">
            <span className="dsg-card-title">{localize(app.label, app.id)}</span>
            <span className="dsg-card-note dsg-mono">{app.id}</span>
          </RouteLink>
        </li>
      ))}
    </ul>
  );
}
