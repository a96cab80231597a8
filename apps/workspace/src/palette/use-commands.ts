import { appsFor, viewsFor } from '@tessera/model';
import type { AppDocument } from '@tessera/schemas';
import { useQuickCreate, useRuntime } from '@tessera/screens';
import { useColorMode, useLocale, useLocalize, useText } from '@tessera/ui';
import { paletteTexts } from '../locale/palette-texts.ts';
import { hrefOf, useMenu } from '../shell/menu.tsx';
import { wordsOf } from './palette-commands.ts';
import type { Command } from './palette-commands.ts';

/** Everything this person can do from the palette: create, go somewhere, change how it looks, sign out. */
export function useCommands(app: AppDocument, onSignOut: () => Promise<void>): readonly Command[] {
  return [...useCreating(app), ...useGoing(app), ...useSettings(onSignOut)];
}

function useCreating(app: AppDocument): readonly Command[] {
  const { documents, rights } = useRuntime();
  const say = useText(paletteTexts);
  const localize = useLocalize();
  const quickCreate = useQuickCreate();
  const entities = new Set(useEntries(app).flatMap(({ entity }) => entity ?? []));
  return [...entities].flatMap((id): Command[] => {
    const entity = documents.get('entity', id);
    if (!entity || rights[id]?.create !== true) return [];
    return [
      {
        key: `create ${id}`,
        label: say('createOne', { name: localize(entity.label, id) }),
        words: wordsOf(entity.label).flatMap((name) => [`新建${name}`, `new ${name}`]),
        icon: 'plus',
        run: () => void quickCreate({ entity: id }),
      },
    ];
  });
}

function useGoing(app: AppDocument): readonly Command[] {
  const { documents, me, places } = useRuntime();
  const say = useText(paletteTexts);
  const localize = useLocalize();
  const entries = useEntries(app).filter((entry) => entry.type !== 'group');
  const goTo = (key: string, name: string, words: readonly string[], href: string): Command => ({
    key: `go ${key}`,
    label: say('goTo', { name }),
    words,
    run: () => places.go(href),
  });
  const menu = entries.map((entry) =>
    goTo(entry.key, localize(entry.label, entry.key), wordsOf(entry.label), hrefOf(app, entry)),
  );
  const shown = new Set(entries.flatMap(({ view }) => view ?? []));
  const entities = [...new Set(entries.flatMap(({ entity }) => entity ?? []))];
  const views = entities.flatMap((entity) =>
    viewsFor(documents, entity, me.roles)
      .filter(({ id }) => !shown.has(id))
      .map((view) => {
        const entityLabel = documents.get('entity', entity)?.label;
        const name = `${localize(entityLabel, entity)} · ${localize(view.label, view.id)}`;
        return goTo(
          view.id,
          name,
          [...wordsOf(view.label), ...wordsOf(entityLabel)],
          places.list(entity, { view: view.id }),
        );
      }),
  );
  const apps = appsFor(documents, me.roles)
    .filter(({ id }) => id !== app.id)
    .map((other) => goTo(other.id, localize(other.label, other.id), wordsOf(other.label), `/a/${other.id}`));
  return [...menu, ...views, ...apps];
}

function useSettings(onSignOut: () => Promise<void>): readonly Command[] {
  const { me } = useRuntime();
  const say = useText(paletteTexts);
  const { locale, setLocale } = useLocale();
  const { shown, setMode } = useColorMode();
  const isDark = shown === 'dark';
  const leave = (key: 'designer' | 'people', href: string, words: readonly string[]): Command => ({
    key,
    label: say(key),
    words,
    run: () => location.assign(href),
  });
  return [
    ...(me.capabilities.includes('design') ? [leave('designer', '/designer/', ['设计器', 'designer'])] : []),
    ...(me.capabilities.includes('administer') ? [leave('people', '/designer/people', ['成员', 'people'])] : []),
    {
      key: 'language',
      label: say('otherLanguage'),
      words: ['语言', 'language', 'English', '中文'],
      run: () => setLocale(locale === 'en' ? 'zh-CN' : 'en'),
    },
    {
      key: 'look',
      label: say(isDark ? 'light' : 'dark'),
      words: ['深色', '浅色', 'dark mode', 'light mode'],
      run: () => setMode(isDark ? 'light' : 'dark'),
    },
    { key: 'signOut', label: say('signOut'), words: ['退出', 'sign out', 'log out'], run: () => void onSignOut() },
  ];
}

function useEntries(app: AppDocument) {
  return useMenu(app).flatMap((entry) => [entry, ...entry.children]);
}
