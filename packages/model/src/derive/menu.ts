import type { AppDocument, EntityDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import type { DocumentSet } from '../document-set.ts';
import { sortedEntries } from '../order.ts';
import { derivedTag, isForRoles } from './form.ts';

type MenuItem = NonNullable<AppDocument['menu']>[string];

/** An entry of a menu as it is shown. */
export interface MenuEntry {
  readonly key: string;
  readonly type: MenuItem['type'];
  readonly label: LocalizedText;
  readonly icon?: string;
  readonly entity?: string;
  readonly view?: string;
  readonly children: readonly MenuEntry[];
}

/** Who looks at a menu. */
export interface MenuReader {
  readonly roles: readonly string[];
  /** Whether records of the entity may be read. */
  readonly reads: (entity: string) => boolean;
}

const everything: MenuReader = { roles: [], reads: () => true };

/** The app there is while no document gives one. */
export const derivedApp: AppDocument = {
  kind: 'app',
  id: 'x.workspace',
  schemaVersion: 1,
  label: { 'zh-CN': '工作台', en: 'Workspace' },
  tags: [derivedTag],
  autoMenu: true,
};

/** The apps somebody with `roles` sees; one is derived while there is none at all. */
export function appsFor(documents: DocumentSet, roles: readonly string[]): readonly AppDocument[] {
  const apps = documents.all('app');
  return apps.length === 0
    ? [derivedApp]
    : apps.filter((app) => isForRoles(app.roles ? { roles: app.roles } : undefined, roles));
}

const isOurs = (entity: EntityDocument) => entity.id.startsWith('sys.');

function entityEntry(entity: EntityDocument, key: string, item?: MenuItem): MenuEntry {
  const icon = item?.icon ?? entity.icon;
  const label = item?.label ?? entity.pluralLabel ?? entity.label;
  return { key, type: 'entity', label, entity: entity.id, children: [], ...(icon ? { icon } : {}) };
}

/**
 * The menu of an app for one reader: entries by order; groups without entries left out;
 * entities that no entry names are appended unless `autoMenu` is off.
 */
export function menuOf(
  documents: DocumentSet,
  app: AppDocument,
  reader: MenuReader = everything,
): readonly MenuEntry[] {
  const items = sortedEntries(app.menu);
  const leaf = (key: string, item: MenuItem): MenuEntry | undefined => {
    if (item.type === 'entity') {
      const entity = documents.get('entity', item.entity ?? '');
      return entity && reader.reads(entity.id) ? entityEntry(entity, key, item) : undefined;
    }
    const view = documents.get('view', item.view ?? '');
    if (!view || !reader.reads(view.entity) || !isForRoles(view.audience, reader.roles)) return undefined;
    const icon = item.icon ?? view.icon ?? documents.get('entity', view.entity)?.icon;
    const label = item.label ?? view.label;
    return { key, type: 'view', label, entity: view.entity, view: view.id, children: [], ...(icon ? { icon } : {}) };
  };
  const below = (parent: string | undefined, above: readonly string[]): MenuEntry[] =>
    items
      .filter(([key, item]) => item.parent === parent && !above.includes(key))
      .flatMap(([key, item]): readonly MenuEntry[] => {
        if (item.type !== 'group') {
          const entry = leaf(key, item);
          return entry ? [entry] : [];
        }
        const children = below(key, [...above, key]);
        if (children.length === 0) return [];
        return [{ key, type: 'group', label: item.label ?? {}, children, ...(item.icon ? { icon: item.icon } : {}) }];
      });
  const entries = below(undefined, []);
  if (app.autoMenu === false) return entries;
  const named = new Set(
    items.flatMap(([, item]) => item.entity ?? documents.get('view', item.view ?? '')?.entity ?? []),
  );
  const appended = documents
    .all('entity')
    .filter((entity) => !named.has(entity.id) && !isOurs(entity) && reader.reads(entity.id))
    .map((entity) => entityEntry(entity, `auto_${entity.id.replace('.', '_')}`));
  return [...entries, ...appended];
}
