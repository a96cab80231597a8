import { sortedEntries } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import { paletteColors } from '@tessera/ui';
import type { PaletteColor } from '@tessera/ui';

/** Cards that stand together: a group somebody named, else the app whose menu shows them. */
export interface EntityGroup {
  /** Equal for all of the group, whatever the language. */
  readonly key: string;
  readonly label: LocalizedText;
  readonly color: PaletteColor;
  readonly entities: readonly EntityDocument[];
}

/** The words a group is known by. */
export const groupKey = (label: LocalizedText): string => label['zh-CN'] ?? label.en ?? '';

/** The groups of the canvas in the order of their first entity; entities that belong nowhere are in none. */
export function groupsOf(documents: DocumentSet, entities: readonly EntityDocument[]): readonly EntityGroup[] {
  const byApp = new Map<string, LocalizedText>();
  for (const app of documents.all('app'))
    for (const [, entry] of sortedEntries(app.menu)) {
      const entity = entry.entity ?? (entry.view ? documents.get('view', entry.view)?.entity : undefined);
      if (entity && !byApp.has(entity)) byApp.set(entity, app.label);
    }
  const groups = new Map<string, { label: LocalizedText; entities: EntityDocument[] }>();
  for (const entity of entities) {
    const label = entity.group ?? byApp.get(entity.id);
    if (!label) continue;
    const group = groups.get(groupKey(label));
    if (group) group.entities.push(entity);
    else groups.set(groupKey(label), { label, entities: [entity] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group, color: colorOf(key) }));
}

/** The same words always get the same colour. */
function colorOf(key: string): PaletteColor {
  let sum = 0;
  for (const char of key) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return paletteColors[1 + (sum % (paletteColors.length - 1))] ?? 'gray';
}
